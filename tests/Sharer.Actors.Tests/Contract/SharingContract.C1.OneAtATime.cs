using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C1")]
    public async Task Calls_OfAllKindsFromManyCallers_NeverOverlap()
    {
        const int callers = 16, each = 12_500;
        var guard = new OverlapGuard();
        var shared = Share(() => new GuardedCounter(guard));

        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => MixedCallsAsync(shared, each)))).Soon();
        var value = await shared.AskAsync(static r => r.Value).Soon();
        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();

        Assert.Equal(0, guard.Overlaps);
        Assert.Equal(callers * each, value);
        Assert.Equal((callers * each) + 2, guard.Entries);
    }

    [Fact, Trait("Contract", "C1")]
    public async Task Create_OnItsWay_RunsAtOnceNeverOnTheCallersThreadAndCallsWait()
    {
        using var gate = new Gate();
        var callersThread = Environment.CurrentManagedThreadId;
        var creatingThread = 0;
        var record = new Journal.Record();
        var shared = Share(() =>
        {
            creatingThread = Environment.CurrentManagedThreadId;
            gate.Pass();
            return new Journal(record);
        });

        // Without an await: the thread that shared it must not come free to create it.
        Assert.True(SpinWait.SpinUntil(() => gate.IsReached, Patience.Limit));
        var call = shared.AskAsync(static r => r.Echo(7)).AsTask();
        Assert.Equal(ResourceState.Starting, shared.GetSnapshot().State);
        Assert.False(shared.Started.IsCompleted);
        Assert.False(call.IsCompleted);
        gate.Open();

        Assert.Equal(7, await call.Soon());
        await shared.Started.Soon();
        Assert.NotEqual(callersThread, creatingThread);
        Assert.Equal(ResourceState.Up, shared.GetSnapshot().State);
    }

    private static async Task MixedCallsAsync(SharedRef<GuardedCounter> shared, int calls)
    {
        var urgent = shared.With(new CallOptions { Priority = CallPriority.High });
        var lazy = shared.With(new CallOptions { Priority = CallPriority.Low, Timeout = Timeout.InfiniteTimeSpan });
        for (var i = 0; i < calls; i++)
        {
            switch (i % 25)
            {
                case 0:
                    await shared.UseAsync(static (r, _) => r.IncrementAcrossAnAwaitAsync());
                    break;
                case 1:
                    await shared.UseAsync(static async (GuardedCounter r, CancellationToken _) => { await r.IncrementAcrossAnAwaitAsync(); });
                    break;
                case 2:
                    await shared.UseAsync(static (r, _) => Task.FromResult(r.Increment()));
                    break;
                case 3:
                    await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static r =>
                    {
                        r.Increment();
                        throw new FormatException();
                    }).AsTask());
                    break;
                case 4:
                    await shared.Actor.Ask<int>(new SharedCall<GuardedCounter, int>(static r => r.Increment()));
                    break;
                case 5 or 6 or 7:
                    shared.Tell(static r => r.Increment());
                    break;
                case 8 or 9:
                    await urgent.AskAsync(static r => r.Increment());
                    break;
                case 10 or 11:
                    await lazy.AskAsync(static (r, _) => r.Increment(), i);
                    break;
                case 12 or 13:
                    await shared.AskAsync(static (GuardedCounter r, int _) => { r.Increment(); }, i);
                    break;
                case 14 or 15:
                    await shared.AskAsync(static r => { r.Increment(); });
                    break;
                default:
                    await shared.AskAsync(static r => r.Increment());
                    break;
            }
        }
    }
}
