namespace Sharer.Analyzers.Tests;

public class BlockingTests
{
    private static readonly string[] Blocks =
    [
        "_ = {|ID:users.GetCountAsync().Result|};",
        "{|ID:users.GetCountAsync().AsTask().Wait()|};",
        "{|ID:users.AddAsync(\"a\").AsTask().Wait(100)|};",
        "_ = {|ID:users.GetCountAsync().AsTask().Result|};",
        "_ = {|ID:users.GetCountAsync().GetAwaiter().GetResult()|};",
        "_ = {|ID:users.GetCountAsync().AsTask().GetAwaiter().GetResult()|};",
        "_ = {|ID:users.GetCountAsync().ConfigureAwait(false).GetAwaiter().GetResult()|};",
        "_ = {|ID:users.AskAsync(db => db.Count).Result|};",
        "{|ID:users.UseAsync(async (db, ct) => { await db.SaveAsync(); }).AsTask().Wait()|};",
        "_ = {|ID:users.With(new CallOptions()).GetCountAsync().Result|};",
        "_ = {|ID:UsersSharedRefExtensions.GetCountAsync(users).Result|};",
        "_ = {|ID:_users.GetCountAsync().Result|};",
        "_ = users?{|ID:.GetCountAsync().AsTask().Result|};",
        "var task = users.GetCountAsync(); _ = {|ID:task.Result|};",
        "var task = users.GetCountAsync().AsTask(); {|ID:task.Wait()|};",
        "var task = users.GetCountAsync(); _ = {|ID:task.AsTask().GetAwaiter().GetResult()|};",
        "Func<int> count = () => {|ID:users.GetCountAsync().Result|}; count();",
        "int Count() => {|ID:users.GetCountAsync().Result|}; Count();",
    ];

    private static readonly string[] Waits =
    [
        "_ = await users.GetCountAsync();",
        "_ = await users.GetCountAsync().AsTask();",
        "_ = await users.GetCountAsync().ConfigureAwait(false);",
        "var task = users.GetCountAsync().AsTask(); await task; _ = task.Result;",
        "var task = users.GetCountAsync(); var count = task.IsCompletedSuccessfully ? task.Result : await task;",
        "var tasks = new[] { users.GetCountAsync().AsTask() }; await Task.WhenAll(tasks); _ = tasks[0].Result;",
        "var task = users.GetCountAsync().AsTask(); await Task.WhenAll(task); _ = task.Result;",
        "await Task.Delay(1); Task.Delay(1).Wait(); _ = Task.FromResult(1).Result;",
        "_ = new Users().CountAsync().Result;",
        "_ = users.Stopped.Wait(1);",
        "await users.AskAsync(db => { db.SaveAsync().Wait(); });",
        "await users.AskAsync(db => db.CountAsync().GetAwaiter().GetResult());",
        "var gate = new SemaphoreSlim(1); gate.Wait();",
        "await foreach (var row in users.AllAsync()) { }",
    ];

    public static TheoryData<string> Blocking => [.. Blocks];

    public static TheoryData<string> Waiting => [.. Waits];

    [Theory]
    [MemberData(nameof(Blocking))]
    public Task Result_AnywhereElse_IsInfo(string statements) => Store.VerifyAsync(In("SHARER013", statements));

    [Theory]
    [MemberData(nameof(Blocking))]
    public Task Result_InAnActor_IsWarning(string statements) =>
        Analysis.VerifyAsync(Store.In(In("SHARER012", statements), "async Task", " : Akka.Actor.ReceiveActor"), Store.Code);

    [Theory]
    [MemberData(nameof(Blocking))]
    public Task Result_InASharedClass_IsWarning(string statements) =>
        Analysis.VerifyAsync(Marked("[Share] public class Caller", In("SHARER012", statements)), Store.Code);

    [Theory]
    [MemberData(nameof(Waiting))]
    public Task Await_InASharedClass_IsClean(string statements) => Analysis.VerifyAsync(Marked("[Share] public class Caller", statements), Store.Code);

    [Theory]
    [InlineData("public class Caller : Base", "[Share] public class Base;")]
    [InlineData("public class Caller : IBase", "[Share] public interface IBase;")]
    [InlineData("public class Caller : Base", "public class Base { [Share] public void Do() { } }")]
    public Task Result_InASharedClassByOtherMeans_IsWarning(string declaration, string other) => Analysis.VerifyAsync(
        Marked(declaration, "_ = {|SHARER012:users.GetCountAsync().Result|};"), Store.Code, other);

    [Theory]
    [InlineData("await users.AskAsync(db => db.Count + {|SHARER012:_users.GetCountAsync().Result|});")]
    [InlineData("await users.AskAsync(static (db, other) => db.Count + {|SHARER012:other.GetCountAsync().Result|}, _users);")]
    [InlineData("await users.UseAsync(async (db, ct) => { await db.SaveAsync(); {|SHARER012:_users.AddAsync(\"a\").AsTask().Wait()|}; });")]
    [InlineData("users.Tell(db => { {|SHARER012:_users.AddAsync(\"a\").GetAwaiter().GetResult()|}; });")]
    [InlineData("await users.AskAsync(db => db.Rows.Sum(row => {|SHARER012:_users.GetCountAsync().Result|}));")]
    [InlineData("var call = new SharedCall<Users, int>(db => {|SHARER012:_users.GetCountAsync().Result|});")]
    [InlineData("await Task.Run(() => {|SHARER013:_users.GetCountAsync().Result|});")]
    public Task Result_InAClosure_IsWarning(string statements) => Store.VerifyAsync(statements);

    private static string In(string id, string statements) => "await Task.Yield(); " + statements.Replace("ID:", id + ":", StringComparison.Ordinal);

    private static string Marked(string declaration, string statements) =>
        Store.In(statements).Replace("public class Caller", declaration, StringComparison.Ordinal);
}
