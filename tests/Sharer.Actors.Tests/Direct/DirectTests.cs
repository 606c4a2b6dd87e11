using System.Diagnostics;
using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Direct;

/// <summary>What is particular to <see cref="SharedRef.Direct{T}"/>; what it shares with the other ways to share is in the contract suite.</summary>
public sealed class DirectTests
{
    [Fact]
    public async Task Ask_ObjectIsFree_RunsOnTheCallersThreadBeforeItReturns()
    {
        await using var shared = SharedRef.Direct(new List<int>());

        var call = shared.AskAsync(static list =>
        {
            list.Add(1);
            return Environment.CurrentManagedThreadId;
        });

        Assert.True(call.IsCompletedSuccessfully);
        Assert.Equal(Environment.CurrentManagedThreadId, await call);
    }

    // On the caller's thread it is the caller's context that a call must leave as it was, and he may have suppressed its flow.
    [Fact, Trait("Contract", "C18")]
    public async Task Ask_WhereTheFlowIsSuppressed_LeavesTheCallersContextAsItWas()
    {
        await using var shared = SharedRef.Direct(new object());
        var local = new AsyncLocal<string?> { Value = "the caller's" };
        ValueTask<string?> inside;
        using (ExecutionContext.SuppressFlow())
        {
            inside = shared.AskAsync<string?>(_ =>
            {
                var before = local.Value;
                local.Value = "left behind";
                return before;
            });
            Assert.True(ExecutionContext.IsFlowSuppressed());
            Assert.Equal("the caller's", local.Value);
        }

        Assert.False(ExecutionContext.IsFlowSuppressed());
        Assert.Null(await inside);
        Assert.Equal("the caller's", local.Value);
    }

    [Fact]
    public async Task Names_DefaultToTheType_AndNeedNotBeUnique()
    {
        await using var first = SharedRef.Direct(new Version(1, 0));
        await using var second = SharedRef.Direct(new Version(2, 0));
        await using var named = SharedRef.Direct(new Version(3, 0), "three");

        Assert.Equal(("Version", "Version", "three"), (first.Name, second.Name, named.Name));
        Assert.Equal((1, 2, 3), (await first.AskAsync(static v => v.Major), await second.AskAsync(static v => v.Major), await named.AskAsync(static v => v.Major)));
    }

    [Fact]
    public async Task Actor_IsNobody()
    {
        await using var shared = SharedRef.Direct(new object());

        Assert.Same(ActorRefs.Nobody, shared.Actor);
        Assert.Same(ActorRefs.Nobody, shared.With(new CallOptions { Priority = CallPriority.High }).Actor);
        Assert.True(shared.Started.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Ask_UseHoldsTheTurn_RunsOnceItHasEnded()
    {
        await using var shared = SharedRef.Direct(new List<int>());
        var gate = new TaskCompletionSource();
        var use = shared.UseAsync(async (list, _) =>
        {
            await gate.Task.ConfigureAwait(false);
            list.Add(1);
        }).AsTask();
        var ask = shared.AskAsync(static list => list.Count).AsTask();
        Assert.False(ask.IsCompleted);

        gate.SetResult();

        await use.Soon();
        Assert.Equal(1, await ask.Soon());
    }

    // Who cancels completes the task on his way, and what ends the turn then waits until the cancelling is over.
    [Fact, Trait("Contract", "C3"), Trait("Contract", "C10")]
    public async Task Use_ThatEndsWithinTheCancellingOfItsToken_EndsAndLeavesTheObjectFree()
    {
        await using var shared = SharedRef.Direct(new object());
        using var cancel = new CancellationTokenSource();
        var use = shared.UseAsync(static async (_, token) =>
        {
            var cancelled = new TaskCompletionSource();
            await using var registration = token.Register(cancelled.SetCanceled);
            await cancelled.Task.ConfigureAwait(false);
        }, cancel.Token).AsTask();

        await cancel.CancelAsync();

        Assert.Equal(CallOutcome.Aborted, (await Assert.ThrowsAsync<CallCanceledException>(() => use.Soon())).Outcome);
        Assert.Equal(1, await shared.AskAsync(static _ => 1).Soon());
    }

    [Fact]
    public async Task Ask_FromManyThreads_RunsOneAtATime()
    {
        var guard = new OverlapGuard();
        await using var shared = SharedRef.Direct(guard);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 5_000; i++)
                await shared.AskAsync(static g => { using (g.Enter()) { } });
        }))).Soon();

        Assert.Equal((20_000, 0), (guard.Entries, guard.Overlaps));
    }

    [Fact]
    public async Task DisposeAsync_DisposesTheInstanceOnce_AndRefusesCalls()
    {
        var stream = new CountingDisposable();
        var shared = SharedRef.Direct(stream);

        await shared.DisposeAsync();
        await shared.DisposeAsync();

        Assert.Equal(1, stream.Disposals);
        Assert.True(shared.Stopped.IsCompletedSuccessfully);
        var refused = await Assert.ThrowsAsync<ResourceStoppedException>(() => shared.AskAsync(static _ => { }).AsTask());
        Assert.Equal(CallOutcome.NotStarted, refused.Outcome);
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C6")]
    public async Task Tell_FailureMeetsATraceListenerThatThrows_LeavesTheObjectUsable()
    {
        using var listener = new ThrowingListener("sharer.unheard");
        Trace.Listeners.Add(listener);
        try
        {
            await using var shared = SharedRef.Direct(new List<int>(), "unheard");

            shared.Tell(static _ => throw new FormatException());

            Assert.Equal(0, await shared.AskAsync(static list => list.Count).Soon());
            Assert.Equal(1, shared.GetSnapshot().Failed);
            Assert.True(listener.Refused > 0);
        }
        finally
        {
            Trace.Listeners.Remove(listener);
        }
    }

    [Fact]
    public void Direct_NoInstanceOrNoName_NamesTheArgument()
    {
        Assert.Equal("instance", Assert.Throws<ArgumentNullException>(static () => SharedRef.Direct<object>(null!)).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(static () => SharedRef.Direct(new object(), "")).ParamName);
    }

    /// <summary>As one that writes to the output of a test which is over.</summary>
    private sealed class ThrowingListener(string about) : TraceListener
    {
        public int Refused { get; private set; }

        public override void Write(string? message)
        {
        }

        public override void WriteLine(string? message)
        {
            if (message?.Contains(about, StringComparison.Ordinal) == true)
            {
                Refused++;
                throw new InvalidOperationException("There is no test to write for.");
            }
        }
    }

    private sealed class CountingDisposable : IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;
    }
}
