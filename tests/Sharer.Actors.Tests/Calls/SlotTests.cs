using Sharer.Calls;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Calls;

/// <summary>The reuse of calls and of their reply slots, seen from inside.</summary>
public sealed class SlotTests(Engine engine) : IClassFixture<Engine>
{
    [Fact, Trait("Contract", "C3")]
    public async Task TryMove_WithAStateOfALifeThatIsOver_ChangesNothing()
    {
        await using var shared = engine.System.Share("lives", static () => new object());
        var states = new HashSet<int>();
        var call = TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), static _ => { });
        var first = call;
        for (var life = 0; life < 1_000; life++)
        {
            var waiting = call.State;
            Assert.Equal(CallPhase.Waiting, call.Phase);
            Assert.True(states.Add(waiting), $"life {life} looks like one before");
            Assert.True(call.TryMove(waiting, CallPhase.Running));
            Assert.False(call.TryMove(waiting, CallPhase.Settled));
            call.DeliverResult();
            call = TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), static _ => { });
            Assert.Same(first, call);
            Assert.False(call.TryMove(waiting, CallPhase.Settled));
            Assert.Equal(CallPhase.Waiting, call.Phase);
        }
    }

    [Fact, Trait("Contract", "C3")]
    public void Rent_OnManyThreadsAtOnce_NeverHandsOutACallTwice()
    {
        var inUse = new System.Collections.Concurrent.ConcurrentDictionary<Call, bool>();
        var twice = 0;
        var returned = new System.Collections.Concurrent.ConcurrentQueue<Pooled>();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, worker =>
        {
            var random = new Random(worker);
            for (var i = 0; i < 20_000; i++)
            {
                if (random.Next(2) == 0)
                {
                    var call = CallPool<Pooled>.Rent();
                    if (!inUse.TryAdd(call, true))
                        Interlocked.Increment(ref twice);
                    returned.Enqueue(call);
                }
                // Given back on whatever thread comes by, as callers do.
                else if (returned.TryDequeue(out var call))
                {
                    inUse.TryRemove(call, out _);
                    CallPool<Pooled>.Return(call);
                }
            }
        });
        Assert.Equal(0, twice);
    }

    [Fact, Trait("Contract", "C9")]
    public void Return_OfMoreCallsThanAnybodyNeeds_KeepsABoundedNumber()
    {
        var calls = Enumerable.Range(0, 100_000).Select(static _ => new Bounded()).ToArray();
        var weak = calls.Select(static call => new WeakReference(call)).ToArray();
        foreach (var call in calls)
            CallPool<Bounded>.Return(call);
        Array.Clear(calls);
        GC.Collect();

        Assert.InRange(weak.Count(static call => call.IsAlive), 1, 5_000);
    }

    [Fact, Trait("Contract", "C10"), Trait("Contract", "C1")]
    public void Close_RacingWithTheInterruption_LetsNothingActAfterwards()
    {
        var fired = 0;
        for (var round = 0; round < 5_000; round++)
        {
            var interruption = new Interruption(EndReason.Canceled, 0);
            using var start = new Barrier(2);
            var (closed, astray) = (false, false);
            var (before, after) = (round % 37, round % 41);
            var interrupter = new Thread(() =>
            {
                start.SignalAndWait();
                Thread.SpinWait(before);
                if (!interruption.TryFire())
                    return;
                Thread.SpinWait(20);
                astray = Volatile.Read(ref closed);
                Interlocked.Increment(ref fired);
                interruption.Returned();
            });
            interrupter.Start();
            start.SignalAndWait();
            Thread.SpinWait(after);
            interruption.Close();
            Volatile.Write(ref closed, true);
            Assert.False(interruption.TryFire());
            interrupter.Join();
            Assert.False(astray, $"round {round}: the interruption acted after it was closed");
        }
        Assert.InRange(fired, 1, 4_999);
    }

    [Fact, Trait("Contract", "C3")]
    public async Task Call_WhoseTokenFiresAfterItsEnd_IsNotReusedBeforeTheCallbackIsOver()
    {
        await using var shared = engine.System.Share("callbacks", static () => new object());
        for (var round = 0; round < 500; round++)
        {
            using var cancel = new CancellationTokenSource();
            using var inCallback = new Gate();
            // Callbacks run last in, first out: this one holds up the call's own, which is registered before it.
            var call = shared.AskAsync(static (_, round) => round, round, cancel.Token);
            await using var registration = cancel.Token.Register(inCallback.Pass);
            var cancelling = Task.Run(cancel.Cancel);
            await inCallback.Reached;
            var end = await Ended.OfAsync(call);

            var others = Enumerable.Range(0, 4).Select(i => shared.AskAsync(static (_, i) => i, i).AsTask()).ToArray();
            inCallback.Open();
            Assert.Equal(Enumerable.Range(0, 4), await Task.WhenAll(others).Soon());
            await cancelling.Soon();
            Assert.True(end.How is Ending.Result or Ending.Canceled, $"{end}");
        }
    }

    private class Pooled : Call
    {
        internal override void DeliverResult()
        {
        }

        internal override void DeliverFailure(Exception failure)
        {
        }
    }

    private sealed class Bounded : Pooled;
}
