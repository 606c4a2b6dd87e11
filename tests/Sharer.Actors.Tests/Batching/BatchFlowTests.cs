using System.Diagnostics;
using System.Globalization;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Batching;

/// <summary>What a hook leaves in the context of its thread stays with the hook (C18).</summary>
[Trait("Contract", "C13"), Trait("Contract", "C18")]
public sealed class BatchFlowTests(Engine engine) : IClassFixture<Engine>
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Theory]
    [InlineData("begin", true)]
    [InlineData("begin", false)]
    [InlineData("mark", true)]
    [InlineData("ask", true)]
    [InlineData("release", true)]
    [InlineData("undo", true)]
    [InlineData("commit", true)]
    [InlineData("rollback", false)]
    [InlineData("reset", false)]
    public async Task Hook_ThatLeavesSomethingInTheContext_LeavesItToNoCall(string hook, bool savepoints)
    {
        await using var batches = new Batches(engine, static o => o.Reset = static book => book.Reset(), savepoints, asks: true);
        var expected = await batches.Owner.AskAsync(static _ => Around()).Soon();
        var left = 0;
        batches.Record.Always(hook, _ =>
        {
            left++;
            Leave(hook);
        });

        var gate = await batches.HoldAsync();
        List<Task<string>> calls = [];
        List<Task<Ended>> failing = [];
        for (var i = 0; i < 3; i++)
        {
            calls.Add(batches.Batched.AskAsync(static _ => Around()).AsTask());
            calls.Add(batches.Batched.UseAsync(static async (_, _) =>
            {
                var before = Around();
                await Task.Yield();
                return before;
            }).AsTask());
            failing.Add(batches.FailAsync("x"));
            calls.Add(batches.Owner.AskAsync(static _ => Around()).AsTask());
        }
        gate.Open();

        Assert.All(await Task.WhenAll(calls).Soon(), around => Assert.Equal(expected, around));
        await Task.WhenAll(failing).Soon();
        Assert.NotEqual(0, left);
    }

    [Fact]
    public async Task Call_ThatLeavesSomethingInTheContext_LeavesItToNoHook()
    {
        await using var batches = new Batches(engine, static o => o.Reset = static book => book.Reset(), asks: true);
        var expected = await batches.Owner.AskAsync(static _ => Around()).Soon();
        List<string> seen = [];
        foreach (var hook in new[] { "begin", "mark", "ask", "release", "undo", "commit" })
            batches.Record.Always(hook, _ => seen.Add($"{hook}: {Around()}"));

        var gate = await batches.HoldAsync();
        Task[] calls =
        [
            batches.Batched.AskAsync(static _ => Leave("a call")).AsTask(),
            Ended.OfAsync(batches.Batched.AskAsync(static book =>
            {
                Leave("a call");
                book.Fail("x");
            })),
            batches.Batched.UseAsync(static async (_, _) =>
            {
                Leave("a call");
                await Task.Yield();
            }).AsTask(),
        ];
        gate.Open();
        await Task.WhenAll(calls).Soon();
        await batches.Owner.DisposeAsync().Soon();

        Assert.All(seen, around => Assert.EndsWith(expected, around, StringComparison.Ordinal));
        Assert.Contains(seen, static around => around.StartsWith("undo", StringComparison.Ordinal));
    }

    private static void Leave(string what)
    {
        Ambient.Value = what;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = "!";
        CultureInfo.CurrentCulture = culture;
        new Activity(what).Start();
    }

    // Cultures are equal when their names are, so what tells them apart here is a separator.
    private static string Around() =>
        $"{Ambient.Value ?? "nothing"} {CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator} {Activity.Current?.OperationName ?? "none"}";
}
