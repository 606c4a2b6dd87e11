using System.Diagnostics.Metrics;
using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>The actor itself fails at a message, here because its clock does: Akka drops that message, and no call may go with it.</summary>
public abstract partial class SharingContract
{
    /// <summary>What the supervisor of the actor says to a failure: the guardian's default, unless a parent knows better.</summary>
    protected virtual Directive AtACrash => Directive.Restart;

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C8")]
    public async Task Crash_AtACallThatHasNotStarted_TellsItsCallerAndTreatsTheOthersAsTheSupervisorSays()
    {
        var time = new HookedTime();
        var shared = ShareJournal(out var record, o => (o.TimeProvider, o.CallTimeout, o.Capacity) = (time, Timeout.InfiniteTimeSpan, 3));
        using var gate = new Gate();
        var first = shared.AskAsync(r =>
        {
            gate.Pass();
            time.AtNextTaking(shared, static () => throw new TimeZoneNotFoundException("the clock stands still"));
            return r.Echo(0);
        }).AsTask();
        await gate.Reached;
        var calls = Enumerable.Range(1, 10).Select(i => Ended.OfAsync(shared.AskAsync(static (r, i) => r.Write(i), i))).ToArray();
        gate.Open();

        Assert.Equal(0, await first.Soon());
        var ends = await Task.WhenAll(calls).Soon();
        Assert.Equal((Ending.Stopped, true), (ends[0].How, ends[0].NeverRan));
        await CheckOthersAsync(shared, record, AtACrash, ends[1..], [0, .. Enumerable.Range(2, 9)], [0]);
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C8")]
    public async Task Crash_AtACallThatHasRun_IsUnknownToItsCaller()
    {
        // Somebody measures, so the clock is read at the end of a call too.
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "sharer.call.run")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.Start();
        var time = new HookedTime();
        var shared = ShareJournal(out var record, o => (o.TimeProvider, o.CallTimeout, o.Capacity) = (time, Timeout.InfiniteTimeSpan, 3));
        using var gate = new Gate();
        var first = Ended.OfAsync(shared.AskAsync(r =>
        {
            gate.Pass();
            time.AtThisEnd(static () => throw new TimeZoneNotFoundException("the clock stands still"));
            r.Write(0);
        }));
        await gate.Reached;
        var calls = Enumerable.Range(1, 10).Select(i => Ended.OfAsync(shared.AskAsync(static (r, i) => r.Write(i), i))).ToArray();
        gate.Open();

        Assert.Equal((Ending.Stopped, CallOutcome.Unknown), ((await first.Soon()).How, (await first).Outcome));
        await CheckOthersAsync(shared, record, AtACrash, await Task.WhenAll(calls).Soon(), [0, .. Enumerable.Range(1, 10)], [0]);
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C11")]
    public async Task Share_WithAClockThatMakesNoTimer_LeavesNoCallHangingAndFreesTheName()
    {
        var time = new HookedTime();
        time.RefuseTimers(new NotSupportedException("no timers here"));
        var name = NewName();
        var shared = ShareJournal(out var record, o => o.TimeProvider = time, name);

        await shared.Stopped.Soon();
        Assert.Equal(Ending.Stopped, (await Ended.OfAsync(shared.AskAsync(static r => r.Write(1))).Soon()).How);
        var again = ShareJournal(out _, name: name);
        Assert.Equal(1, await again.AskAsync(static r => r.Echo(1)).Soon());
        Assert.Equal(record.Created, record.Disposed);
    }

    private protected async Task CheckOthersAsync(
        SharedRef<Journal> shared, Journal.Record record, Directive directive, Ended[] others, int[] ifItGoesOn, int[] ifItStops)
    {
        if (directive is Directive.Restart or Directive.Resume)
        {
            Assert.All(others, static end => Assert.Equal(Ending.Result, end.How));
            Assert.Equal(directive == Directive.Restart ? 2 : 1, await shared.AskAsync(static r => r.Generation).Soon());
            Assert.Equal(ifItGoesOn, record.Entries);
            await OwnerOf(shared).DisposeAsync().Soon();
        }
        else
        {
            Assert.All(others, static end => Assert.Equal((Ending.Stopped, true), (end.How, end.NeverRan)));
            Assert.Equal(ifItStops, record.Entries);
        }
        await shared.Stopped.Soon();
        Assert.Equal(record.Created, record.Disposed);
    }
}
