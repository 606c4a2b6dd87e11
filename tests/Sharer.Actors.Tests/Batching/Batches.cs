using Sharer.Instruments;

namespace Sharer.Actors.Tests.Batching;

/// <summary>A shared <see cref="Book"/> whose calls are batched, and a gate behind which calls come to wait next to each other.</summary>
internal sealed class Batches : IAsyncDisposable
{
    private static int s_names;

    public Batches(Engine engine, Action<ShareOptions<Book>>? configure = null, bool savepoints = true, bool asks = false, string? name = null)
    {
        Name = name ?? $"batches-{Interlocked.Increment(ref s_names)}";
        Owner = engine.System.Share(Name, () => new Book(Record), o =>
        {
            o.TimeProvider = Time;
            o.CallTimeout = Timeout.InfiniteTimeSpan;
            o.Batch = Book.Hooks(savepoints, asks);
            configure?.Invoke(o);
        });
        Batched = Owner.With(new CallOptions { Batch = true });
    }

    public string Name { get; }

    public Book.Record Record { get; } = new();

    public ManualTimeProvider Time { get; } = new();

    /// <summary>Its calls are not batched.</summary>
    public SharedRef<Book> Owner { get; }

    public SharedRef<Book> Batched { get; }

    public long Inside => Owner.Resource.Admission.Inside;

    /// <summary>Takes the resource; what is called until the gate opens waits next to each other.</summary>
    public async Task<Gate> HoldAsync()
    {
        var gate = new Gate();
        _ = Owner.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        return gate;
    }

    public Task<Ended> WriteAsync(string entry, CancellationToken cancellationToken = default) =>
        Ended.OfAsync(Batched.AskAsync(static (book, entry) => book.Write(entry), entry, cancellationToken));

    public Task<Ended> FailAsync(string entry, Exception? failure = null) => Ended.OfAsync(Batched.AskAsync(book => book.Fail(entry, failure)));

    /// <summary>The outcome comes to this context.</summary>
    public async Task<Ended> PlainAsync(string entry, SynchronizationContext context)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        ValueTask<string> call;
        Task end;
        try
        {
            call = Owner.AskAsync(static (book, entry) => book.Write(entry), entry);
            end = AwaitAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
        return await Ended.OfAsync(end);

        async Task AwaitAsync() => await call;
    }

    public Task<Ended> PlainAsync(string entry) => Ended.OfAsync(Owner.AskAsync(static (book, entry) => book.Write(entry), entry));

    /// <summary>Has these written one after the other behind a gate, and waits for all. What begins with '!' throws.</summary>
    public async Task<Ended[]> RunAsync(params string[] entries)
    {
        var gate = await HoldAsync();
        var calls = entries.Select(entry => entry[0] == '!' ? FailAsync(entry) : WriteAsync(entry)).ToArray();
        gate.Open();
        return await Task.WhenAll(calls).Soon();
    }

    // Every test ends with every place free and nothing overlapped.
    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync().Soon();
        await Owner.Stopped.Soon();
        Assert.Equal(0, Inside);
        Assert.Equal(0, Record.Guard.Overlaps);
    }
}
