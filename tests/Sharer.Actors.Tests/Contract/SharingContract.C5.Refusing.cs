using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Theory, Trait("Contract", "C5"), Trait("Contract", "C6")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Outcome_ThatTheContextOfTheCallerDoesNotTake_IsLoggedAndHarmsNobody(bool fails)
    {
        var shared = ShareJournal(out var record);
        var log = Log(out var events);
        var refusal = new NotSupportedException("this context has been closed");
        using var held = await HoldAsync(shared);
        var context = new Refusing(refusal);
        var call = Waiting(context, shared, fails);
        await held.ReleaseAsync();

        await shared.AskAsync(static r => r.Write(2)).Soon();
        await Patience.Eventually(
            () => Warnings(events).Any(e => ReferenceEquals(e.Cause, refusal) && Says(e, shared.Name)), "the refused outcome is in the log");
        Assert.False(call.IsCompleted);
        Assert.Equal([1, 2], record.Entries);
        Assert.Equal((3, fails ? 1 : 0, 0), (shared.GetSnapshot().Calls, shared.GetSnapshot().Failed, shared.GetSnapshot().QueueLength));
        System.Stop(log);

        static Task Waiting(Refusing context, SharedRef<Journal> shared, bool fails)
        {
            var before = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(context);
            try
            {
                return AwaitAsync(shared, fails);
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(before);
            }
        }

        static async Task AwaitAsync(SharedRef<Journal> shared, bool fails) => await shared.AskAsync(
            static (r, fails) =>
            {
                r.Write(1);
                if (fails)
                    throw new FormatException();
            },
            fails);
    }

    private sealed class Refusing(Exception refusal) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => throw refusal;
    }
}
