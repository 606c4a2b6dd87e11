namespace Sharer.Analyzers.Tests;

public class NotAwaitedTests
{
    [Theory]
    [InlineData("{|SHARER014:users.AddAsync(\"a\")|};")]
    [InlineData("{|SHARER014:users.GetCountAsync()|};")]
    [InlineData("{|SHARER014:users.AskAsync(db => db.Count)|};")]
    [InlineData("{|SHARER014:users.UseAsync(async (db, ct) => await db.SaveAsync())|};")]
    [InlineData("{|SHARER014:users.AddAsync(\"a\")|}.AsTask();")]
    [InlineData("{|SHARER014:users.AddAsync(\"a\")|}.ConfigureAwait(false);")]
    [InlineData("users?{|SHARER014:.AddAsync(\"a\")|};")]
    [InlineData("{|SHARER014:users.With(new CallOptions()).AddAsync(\"a\")|};")]
    [InlineData("if (condition) {|SHARER014:users.AddAsync(\"a\")|};")]
    [InlineData("Action add = () => {|SHARER014:users.AddAsync(\"a\")|}; add();")]
    [InlineData("new List<string> { \"a\" }.ForEach(name => {|SHARER014:users.AddAsync(name)|});")]
    [InlineData("var added = {|SHARER014:users.AddAsync(\"a\")|};")]
    public Task Call_TaskIsDropped_IsReported(string statements) => Analysis.VerifyAsync(Store.In(statements, "void"), Store.Code);

    [Theory]
    [InlineData("await users.AddAsync(\"a\");")]
    [InlineData("await users.AddAsync(\"a\").ConfigureAwait(false);")]
    [InlineData("await users.AddAsync(\"a\").AsTask();")]
    [InlineData("_ = users.AddAsync(\"a\");")]
    [InlineData("var _ = users.AddAsync(\"a\");")]
    [InlineData("await users.AddAsync(\"a\").AsTask().ContinueWith(task => { });")]
    [InlineData("_ = users.AddAsync(\"a\").AsTask();")]
    [InlineData("var added = users.AddAsync(\"a\"); await added;")]
    [InlineData("ValueTask added; added = users.AddAsync(\"a\"); await added;")]
    [InlineData("var added = users.AddAsync(\"a\").AsTask(); await Task.WhenAll(added);")]
    [InlineData("await Task.WhenAll(users.AddAsync(\"a\").AsTask(), users.AddAsync(\"b\").AsTask());")]
    [InlineData("var all = new List<ValueTask> { users.AddAsync(\"a\") }; foreach (var each in all) { await each; }")]
    [InlineData("Func<ValueTask> add = () => users.AddAsync(\"a\"); await add();")]
    [InlineData("await Task.WhenAll(new[] { \"a\" }.Select(name => users.AddAsync(name).AsTask()));")]
    [InlineData("ValueTask Add() => users.AddAsync(\"a\"); await Add();")]
    [InlineData("if (await users.GetCountAsync() > 3) { return; }")]
    [InlineData("users.Tell(db => db.Fire());")]
    [InlineData("users.AllAsync();")]
    [InlineData("var snapshot = users.GetSnapshot();")]
    [InlineData("users.DisposeAsync();")]
    [InlineData("new Users().SaveAsync();")]
    public Task Call_TaskIsAwaitedOrKept_IsClean(string statements) => Store.VerifyAsync("await Task.Yield(); " + statements);
}
