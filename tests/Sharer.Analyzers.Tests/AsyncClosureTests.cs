namespace Sharer.Analyzers.Tests;

public class AsyncClosureTests
{
    [Theory]
    [InlineData("await users.AskAsync({|SHARER010:async|} db => { await db.SaveAsync(); return 1; });")]
    [InlineData("await await users.AskAsync({|SHARER010:async|} db => await db.CountAsync());")]
    [InlineData("await users.AskAsync({|SHARER010:async|} (db, count) => { await Task.Delay(count); }, 3);")]
    [InlineData("await users.AskAsync({|SHARER010:async|} delegate (Users db) { await db.SaveAsync(); });")]
    [InlineData("await users.AskAsync(db => {|SHARER010:db.SaveAsync()|});")]
    [InlineData("await users.AskAsync(db => {|SHARER010:db.CountAsync()|});")]
    [InlineData("await users.AskAsync(db => {|SHARER010:new ValueTask<int>(db.CountAsync())|});")]
    [InlineData("await users.AskAsync(db => { return {|SHARER010:db.ReadAsync()|}; });")]
    [InlineData("await users.AskAsync(db => {|SHARER010:db.Follow()|});")]
    [InlineData("await users.AskAsync({|SHARER010:Reports.FireAsync|});")]
    [InlineData("users.Tell({|SHARER010:async|} db => await db.SaveAsync());")]
    [InlineData("users.Tell({|SHARER010:async|} db => { await db.SaveAsync(); });")]
    [InlineData("users.Tell(db => {|SHARER010:db.SaveAsync()|});")]
    [InlineData("users.Tell({|SHARER010:Reports.FireAsync|});")]
    [InlineData("var call = new SharedCall<Users, Task>({|SHARER010:async|} db => await db.SaveAsync());")]
    [InlineData("await users.With(new CallOptions()).AskAsync(db => {|SHARER010:db.SaveAsync()|});")]
    public Task AskAsync_ClosureIsAsynchronous_IsReported(string statements) => Store.VerifyAsync(statements);

    [Theory]
    [InlineData("await users.UseAsync(async (db, ct) => { await db.SaveAsync(); });")]
    [InlineData("await users.UseAsync(async (db, ct) => await db.CountAsync());")]
    [InlineData("await users.UseAsync((db, ct) => db.SaveAsync());")]
    [InlineData("await users.UseAsync((db, ct) => new ValueTask<int>(db.CountAsync()));")]
    [InlineData("await users.AskAsync(db => db.Count);")]
    [InlineData("await users.AskAsync(db => db.Fire());")]
    [InlineData("await users.AskAsync(db => { db.Fire(); });")]
    [InlineData("await users.AskAsync(Reports.Sum);")]
    [InlineData("await users.AskAsync(Reports.Keep);")]
    [InlineData("await users.AskAsync(static (db, count) => db.Count + count, 3);")]
    [InlineData("await users.AskAsync(db => { Func<Task> later = async () => await Task.Yield(); return db.Count; });")]
    [InlineData("users.Tell(db => db.Fire());")]
    [InlineData("users.Tell(db => { db.Rows.Clear(); });")]
    [InlineData("users.Tell(db => db.Add(new User(1, \"a\", 2)));")]
    [InlineData("users.Tell(Reports.Keep);")]
    [InlineData("var call = new SharedCall<Users, int>(db => db.Count);")]
    [InlineData("await Task.Run(async () => await users.AskAsync(db => db.Count));")]
    [InlineData("Action<Users> keep = async db => await db.SaveAsync();")]
    public Task AskAsync_ClosureIsSynchronous_IsClean(string statements) => Store.VerifyAsync(statements);
}
