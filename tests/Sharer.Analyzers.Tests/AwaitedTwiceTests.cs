namespace Sharer.Analyzers.Tests;

public class AwaitedTwiceTests
{
    [Theory]
    [InlineData("var added = users.AddAsync(\"a\"); await added; await {|SHARER015:added|};")]
    [InlineData("var count = users.GetCountAsync(); var sum = await count + await {|SHARER015:count|};")]
    [InlineData("var added = users.AddAsync(\"a\"); await added.ConfigureAwait(false); await {|SHARER015:added|}.ConfigureAwait(false);")]
    [InlineData("var count = users.GetCountAsync(); await count; _ = {|SHARER015:count|}.AsTask();")]
    [InlineData("var count = users.GetCountAsync(); await count; _ = {|SHARER015:count|}.Result;")]
    [InlineData("ValueTask added; added = users.AddAsync(\"a\"); await added; await {|SHARER015:added|};")]
    [InlineData("var added = users.AddAsync(\"a\"); await added; if (condition) { await {|SHARER015:added|}; }")]
    [InlineData("var added = users.AddAsync(\"a\"); if (condition) { await added; } else { await added; } await {|SHARER015:added|};")]
    [InlineData("var added = users.AddAsync(\"a\"); foreach (var _ in new int[3]) { await {|SHARER015:added|}; }")]
    [InlineData("var added = users.AddAsync(\"a\"); for (var i = 0; i < 3; i++) { Console.WriteLine(i); await {|SHARER015:added|}; }")]
    [InlineData("var count = users.AskAsync(db => db.Count); await count; await {|SHARER015:count|};")]
    [InlineData("Func<Task> twice = async () => { var added = users.AddAsync(\"a\"); await added; await {|SHARER015:added|}; }; await twice();")]
    [InlineData("async Task Twice() { var added = users.AddAsync(\"a\"); await added; await {|SHARER015:added|}; } await Twice();")]
    [InlineData("ValueTask Again() { var added = users.AddAsync(\"a\"); added.GetAwaiter(); return {|SHARER015:added|}; } await Again();")]
    [InlineData("var added = users.AddAsync(\"a\"); await added; await {|SHARER015:added|}; await {|SHARER015:added|};")]
    [InlineData("try { var added = users.AddAsync(\"a\"); await added; await {|SHARER015:added|}; } finally { Console.WriteLine(); }")]
    public Task Call_AwaitedTwice_IsReported(string statements) => Store.VerifyAsync(statements);

    [Theory]
    [InlineData("var added = users.AddAsync(\"a\"); await added;")]
    [InlineData("var added = users.AddAsync(\"a\"); if (condition) { await added; } else { await added; }")]
    [InlineData("var added = users.AddAsync(\"a\"); if (condition) { await added; return; } await added;")]
    [InlineData("var added = users.AddAsync(\"a\"); if (condition) { await added; } if (!condition) { await added; }")]
    [InlineData("var added = users.AddAsync(\"a\"); await added; added = users.AddAsync(\"b\"); await added;")]
    [InlineData("var added = users.AddAsync(\"a\").AsTask(); await added; await added;")]
    [InlineData("var added = users.AddAsync(\"a\").Preserve(); await added; await added;")]
    [InlineData("foreach (var name in new[] { \"a\" }) { var added = users.AddAsync(name); await added; }")]
    [InlineData("ValueTask added; foreach (var name in new[] { \"a\" }) { added = users.AddAsync(name); await added; }")]
    [InlineData("var added = users.AddAsync(\"a\"); while (true) { await added; break; }")]
    [InlineData("var added = users.AddAsync(\"a\"); foreach (var i in new int[3]) { if (i == 0) { await added; } }")]
    [InlineData("var count = users.GetCountAsync(); var sum = count.IsCompletedSuccessfully ? count.Result : await count;")]
    [InlineData("var added = users.AddAsync(\"a\"); if (!added.IsCompleted) { Console.WriteLine(); } await added;")]
    [InlineData("var added = users.AddAsync(\"a\"); try { await added; } catch (IOException) { await added; }")]
    [InlineData("var first = users.AddAsync(\"a\"); var second = users.AddAsync(\"b\"); await first; await second;")]
    [InlineData("var added = users.AddAsync(\"a\"); Func<Task> later = async () => await added; await later();")]
    [InlineData("var count = condition switch { true => await users.GetCountAsync(), false => await users.GetCountAsync() };")]
    [InlineData("var added = users.AddAsync(\"a\"); switch (box.Any) { case 1: await added; break; default: await added; break; }")]
    public Task Call_AwaitedOnce_IsClean(string statements) => Store.VerifyAsync(statements);
}
