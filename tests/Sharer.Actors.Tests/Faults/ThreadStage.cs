using System.Diagnostics;
using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Faults;

/// <summary>Real threads, and a time that passes only while somebody waits for it.</summary>
/// <remarks>
/// Time is moved by one thread, in steps. Before it moves past a moment by which something must have ended, it waits for that end: with
/// the time standing still it comes soon, or never. So a deadline is checked by the virtual time, however slow the machine is.
/// </remarks>
internal sealed class ThreadStage(ActorSystem system) : IStage
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan ShortWhile = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongWhile = TimeSpan.FromMilliseconds(50);
    private static int s_names;
    private readonly ManualTimeProvider _time = new();
    private readonly List<(Task End, TimeSpan By, string What)> _expected = [];
    private int _waiting;

    public bool IsExact => false;

    public TimeProvider Time => _time;

    public Func<bool> NeedsTime { private get; set; } = static () => false;

    public TimeSpan Now => _time.Elapsed;

    public IHold NewHold(string name) => new ThreadHold(this, name);

    public Task YieldAsync() => Task.Run(static () => { });

    public void Expect(Task end, TimeSpan by, string what)
    {
        lock (_expected)
            _expected.Add((end, by, what));
    }

    public SharedRef<T> Share<T>(Func<CancellationToken, ValueTask<T>> create, Action<ShareOptions<T>> configure) where T : class =>
        system.Share($"faulty-{Interlocked.Increment(ref s_names)}", create, options =>
        {
            options.TimeProvider = _time;
            configure(options);
        });

    /// <summary>Plays it on the pool's threads, and lets the time pass from here.</summary>
    public void Play(Func<Task> run)
    {
        var played = Task.Run(run);
        var still = Stopwatch.StartNew();
        while (!played.IsCompleted)
        {
            // Somebody is kept: the time may fly. Or a pause has to pass: others must not be late because of it. Or it is not the time
            // that is missing, but a processor.
            var patience = Volatile.Read(ref _waiting) > 0 ? TimeSpan.Zero : NeedsTime() ? ShortWhile : LongWhile;
            if (still.Elapsed < patience)
            {
                Thread.Yield();
                continue;
            }
            Await(Now);
            _time.Advance(Step);
            still.Restart();
            // Gives whoever was let go by this step the time to begin.
            Thread.SpinWait(300);
            Thread.Yield();
        }
        played.GetAwaiter().GetResult();
        Await(TimeSpan.MaxValue);
    }

    private void Await(TimeSpan until)
    {
        (Task End, TimeSpan By, string What)[] due;
        lock (_expected)
        {
            _expected.RemoveAll(static expected => expected.End.IsCompleted);
            due = [.. _expected.Where(expected => expected.By < until)];
        }
        foreach (var (end, by, what) in due)
        {
            if (!end.Wait(Patience.Limit))
                throw new TimeoutException($"At {Now.TotalMilliseconds} ms, and due by {by.TotalMilliseconds} ms: {what}");
        }
    }

    private sealed class ThreadHold(ThreadStage stage, string name) : IHold
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _open.TrySetResult();

        public void Wait() => WaitAsync().GetAwaiter().GetResult();

        public async Task WaitAsync()
        {
            Interlocked.Increment(ref stage._waiting);
            try
            {
                await _open.Task.WaitAsync(Patience.Limit).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw new InvalidOperationException($"Nobody opened {name}.");
            }
            finally
            {
                Interlocked.Decrement(ref stage._waiting);
            }
        }
    }
}
