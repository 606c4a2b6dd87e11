namespace Sharer.Analyzers.Tests;

public class StateTokenTests
{
    [Theory]
    [InlineData("await users.AskAsync(static (db, ct) => db.Slow(ct), {|SHARER011:cancellationToken|});")]
    [InlineData("await users.AskAsync(static (db, ct) => { db.Slow(ct); }, {|SHARER011:cancellationToken|});")]
    [InlineData("await users.AskAsync(static (db, state) => db.Slow(state.Token), (Name: \"a\", Token: {|SHARER011:cancellationToken|}));")]
    [InlineData("await users.AskAsync((db, state) => db.Slow(state.cancellationToken), new { {|SHARER011:cancellationToken|} });")]
    [InlineData("var state = (1, cancellationToken); await users.AskAsync(static (db, each) => db.Slow(each.cancellationToken), {|SHARER011:state|});")]
    [InlineData("CancellationToken? maybe = cancellationToken; await users.AskAsync(static (db, ct) => db.Count, {|SHARER011:maybe|});")]
    [InlineData("await users.AskAsync(static (db, ct) => db.Slow(ct), state: {|SHARER011:cancellationToken|});")]
    [InlineData("using var source = new CancellationTokenSource(); await users.AskAsync(static (db, ct) => db.Slow(ct), {|SHARER011:source.Token|});")]
    [InlineData("await users.AskAsync(static (db, ct) => db.Slow(ct), {|SHARER011:cancellationToken|}, default);")]
    public Task AskAsync_TokenIsState_IsReported(string statements) =>
        Store.VerifyAsync(statements);

    [Theory]
    [InlineData("await users.AskAsync(db => db.Count, cancellationToken);")]
    [InlineData("await users.AskAsync(db => { db.Fire(); }, cancellationToken);")]
    [InlineData("await users.AskAsync(static (db, age) => db.Count + age, 3, cancellationToken);")]
    [InlineData("await users.AskAsync(static (db, state) => db.Count + state.Age, (Name: \"a\", Age: 3), cancellationToken);")]
    [InlineData("await users.AskAsync(static (db, ct) => db.Slow(ct), cancellationToken, cancellationToken);")]
    [InlineData("await users.AskAsync(static (db, state) => db.Slow(state.ct), (1, ct: cancellationToken), cancellationToken);")]
    [InlineData("await users.AskAsync(static (db, ct) => db.Slow(ct), CancellationToken.None);")]
    [InlineData("await users.AskAsync(static (db, ct) => db.Slow(ct), default(CancellationToken));")]
    [InlineData("await users.AskAsync(static (db, source) => db.Count, new CancellationTokenSource());")]
    [InlineData("await users.UseAsync((db, ct) => db.SaveAsync(), cancellationToken);")]
    [InlineData("await users.AddAsync(\"a\", cancellationToken);")]
    public Task AskAsync_TokenIsTheCallsOwn_IsClean(string statements) => Store.VerifyAsync(statements);
}
