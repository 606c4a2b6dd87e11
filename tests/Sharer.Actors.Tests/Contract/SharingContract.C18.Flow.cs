using System.Diagnostics;
using System.Globalization;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Fact, Trait("Contract", "C18")]
    public async Task CurrentActivity_InsideACall_IsTheCallers()
    {
        var shared = ShareJournal(out _, static o => o.Capacity = 2);
        using var held = await HoldAsync(shared);
        var callers = Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            using var activity = i % 4 == 0 ? null : new Activity($"caller {i}").AddBaggage("caller", $"{i}").Start();
            var asked = await shared.AskAsync(static _ => (Activity.Current, Activity.Current?.GetBaggageItem("caller")));
            var used = await shared.UseAsync(static async (_, _) =>
            {
                var before = Activity.Current;
                await Task.Yield();
                return (before, Activity.Current);
            });
            Assert.Same(activity, Activity.Current);
            return i % 4 == 0
                ? asked == (null, null) && used == (null, null)
                : ReferenceEquals(asked.Current, activity) && asked.Item2 == $"{i}" && used == (activity, activity);
        })).ToArray();
        await held.ReleaseAsync();

        Assert.All(await Task.WhenAll(callers).Soon(), Assert.True);
    }

    [Fact, Trait("Contract", "C18")]
    public async Task CurrentActivity_StartedInsideACall_DoesNotReachTheNext()
    {
        var shared = ShareJournal(out _);
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(Activity.Current);
            Assert.Null(await shared.AskAsync(static _ =>
            {
                var before = Activity.Current;
                new Activity("left behind").Start();
                return before;
            }).Soon());
            Assert.Null(await shared.UseAsync(static async (_, _) =>
            {
                var before = Activity.Current;
                new Activity("left behind too").Start();
                await Task.Yield();
                return before;
            }).Soon());
        }
    }

    [Theory, Trait("Contract", "C18")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AmbientValues_SetInsideACall_DoNotReachTheNext(bool queued)
    {
        var shared = ShareJournal(out _);
        var (_, culture, _) = await shared.AskAsync(static _ => Around()).Soon();
        Ambient.Value = "the caller's";
        // Queued, the calls run one after the other in one turn of the dispatcher.
        using var held = queued ? await HoldAsync(shared) : null;
        var seen = new List<Task<(string?, string, string)>>();
        for (var i = 0; i < 30; i++)
        {
            var call = i % 3 == 0
                ? shared.UseAsync(static async (_, _) =>
                {
                    var before = Around();
                    Leave();
                    await Task.Yield();
                    Leave();
                    return before;
                })
                : shared.AskAsync(static _ =>
                {
                    var before = Around();
                    Leave();
                    return before;
                });
            seen.Add(call.AsTask());
            if (!queued)
                await seen[^1].Soon();
        }
        if (held is not null)
            await held.ReleaseAsync();

        Assert.All(await Task.WhenAll(seen).Soon(), before => Assert.Equal((null, culture, culture), before));
        Assert.Equal("the caller's", Ambient.Value);

        static void Leave()
        {
            Ambient.Value = "left behind";
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = "!";
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        }

        // Cultures are equal when their names are, so what tells them apart here is a separator.
        static (string? Ambient, string Culture, string UICulture) Around() => (
            Ambient.Value,
            CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator,
            CultureInfo.CurrentUICulture.NumberFormat.NumberDecimalSeparator);
    }

    [Fact, Trait("Contract", "C18")]
    public async Task SuppressedFlow_OfACallOrOfItsCaller_StaysThere()
    {
        var shared = ShareJournal(out _);
        using var held = await HoldAsync(shared);
        Task<bool>[] suppressed;
        using (ExecutionContext.SuppressFlow())
        {
            suppressed = [.. Enumerable.Range(0, 10).Select(_ => shared.AskAsync(static _ =>
            {
                var before = ExecutionContext.IsFlowSuppressed();
                ExecutionContext.SuppressFlow();
                return before;
            }).AsTask())];
        }
        await held.ReleaseAsync();

        Assert.All(await Task.WhenAll(suppressed).Soon(), Assert.False);
        using var activity = new Activity("caller").Start();
        Assert.Same(activity, await shared.AskAsync(static _ => Activity.Current).Soon());
        Assert.Same(activity, await shared.UseAsync(static async (_, _) =>
        {
            await Task.Yield();
            return Activity.Current;
        }).Soon());
    }

    [Fact, Trait("Contract", "C18")]
    public async Task SynchronizationContext_InsideACall_IsNotTheCallers()
    {
        var shared = ShareJournal(out _);
        using var pump = new Pump();
        var inside = await pump.Run(async () => await shared.AskAsync(static _ => SynchronizationContext.Current)).Soon();
        Assert.NotSame(pump, inside);
    }
}
