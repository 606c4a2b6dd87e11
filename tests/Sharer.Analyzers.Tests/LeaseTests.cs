namespace Sharer.Analyzers.Tests;

public class LeaseTests
{
    internal const string Library = """
        namespace Sharer
        {
            public sealed record CallOptions;

            public sealed class SharedRef<T> : IAsyncDisposable where T : class
            {
                public ValueTask<R> AskAsync<R>(Func<T, R> call, CancellationToken cancellationToken = default) => default;
                public ValueTask AskAsync(Action<T> call, CancellationToken cancellationToken = default) => default;
                public ValueTask<R> UseAsync<R>(Func<T, CancellationToken, ValueTask<R>> use, CancellationToken cancellationToken = default) => default;
                public void Tell(Action<T> call) { }
                public ValueTask<SharedLease<T>> LeaseAsync(CancellationToken cancellationToken = default) => default;
                public SharedRef<T> With(CallOptions options) => this;
                public string Name => "";
                public object GetSnapshot() => this;
                public ValueTask DisposeAsync() => default;
            }

            public sealed class SharedLease<T> : IAsyncDisposable where T : class
            {
                public SharedRef<T> Ref => null!;
                public bool IsExpired => false;
                public ValueTask DisposeAsync() => default;
            }
        }

        namespace Shop
        {
            public class Users { public int Count => 1; }

            public static class UsersSharedRefExtensions
            {
                public static ValueTask AddAsync(this SharedRef<Users> shared, string name) => default;
            }
        }
        """;

    [Theory]
    [InlineData("await using var lease = await users.LeaseAsync(); await {|SHARER016:users.AddAsync(\"a\")|};")]
    [InlineData("await using var lease = await users.LeaseAsync(cancellationToken).ConfigureAwait(false); await {|SHARER016:users.AskAsync(db => db.Count)|};")]
    [InlineData("await using (var lease = await users.LeaseAsync()) { await {|SHARER016:users.AddAsync(\"a\")|}; }")]
    [InlineData("var lease = await users.LeaseAsync(); await {|SHARER016:users.AddAsync(\"a\")|}; await lease.DisposeAsync();")]
    [InlineData("var lease = await users.LeaseAsync(); try { await {|SHARER016:users.AddAsync(\"a\")|}; } finally { await lease.DisposeAsync(); }")]
    [InlineData("SharedLease<Users> lease; lease = await users.LeaseAsync(); await {|SHARER016:users.AddAsync(\"a\")|};")]
    [InlineData("await using var lease = await users.LeaseAsync(); if (condition) { foreach (var _ in new int[2]) { await {|SHARER016:users.AddAsync(\"a\")|}; } }")]
    [InlineData("await using var lease = await users.LeaseAsync(); await {|SHARER016:users.With(new CallOptions()).AddAsync(\"a\")|};")]
    [InlineData("await using var lease = await users.With(new CallOptions()).LeaseAsync(); await {|SHARER016:users.AddAsync(\"a\")|};")]
    [InlineData("var view = users.With(new CallOptions()); await using var lease = await users.LeaseAsync(); await {|SHARER016:view.AddAsync(\"a\")|};")]
    [InlineData("var view = users.With(new CallOptions()); await using var lease = await view.LeaseAsync(); await {|SHARER016:users.AddAsync(\"a\")|};")]
    [InlineData("await using var lease = await _users.LeaseAsync(); await {|SHARER016:this._users.AddAsync(\"a\")|};")]
    [InlineData("await using var lease = await _tenants[\"a\"].LeaseAsync(); await {|SHARER016:_tenants[\"a\"].AddAsync(\"a\")|};")]
    [InlineData("await using var lease = await users.LeaseAsync(); {|SHARER016:users.Tell(db => { })|};")]
    [InlineData("await using var lease = await users.LeaseAsync(); await using var again = await {|SHARER016:users.LeaseAsync()|};")]
    [InlineData("await using var lease = await users.LeaseAsync(); await lease.Ref.AddAsync(\"a\"); await {|SHARER016:users.AddAsync(\"a\")|};")]
    public Task Call_WhileTheLeaseIsHeld_IsReported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("await using var lease = await users.LeaseAsync(); await lease.Ref.AddAsync(\"a\");")]
    [InlineData("await using var lease = await users.LeaseAsync(); await lease.Ref.AskAsync(db => db.Count);")]
    [InlineData("await users.AddAsync(\"a\"); await using var lease = await users.LeaseAsync(); await lease.Ref.AddAsync(\"a\");")]
    [InlineData("await using (var lease = await users.LeaseAsync()) { await lease.Ref.AddAsync(\"a\"); } await users.AddAsync(\"a\");")]
    [InlineData("{ await using var lease = await users.LeaseAsync(); await lease.Ref.AddAsync(\"a\"); } await users.AddAsync(\"a\");")]
    [InlineData("var lease = await users.LeaseAsync(); await lease.DisposeAsync(); await users.AddAsync(\"a\");")]
    [InlineData("var lease = await users.LeaseAsync(); try { await lease.Ref.AddAsync(\"a\"); } finally { await lease.DisposeAsync(); } await users.AddAsync(\"a\");")]
    [InlineData("var lease = await users.LeaseAsync(); if (condition) { await lease.DisposeAsync(); await users.AddAsync(\"a\"); return; } await lease.DisposeAsync();")]
    [InlineData("await using var lease = await users.LeaseAsync(); await _users.AddAsync(\"a\");")]
    [InlineData("await using var lease = await _tenants[\"a\"].LeaseAsync(); await _tenants[\"b\"].AddAsync(\"a\");")]
    [InlineData("await using var lease = await users.LeaseAsync(); Func<ValueTask> later = () => users.AddAsync(\"a\"); await lease.Ref.AddAsync(\"a\"); box.Later = later;")]
    [InlineData("await using var lease = await users.LeaseAsync(); var name = users.Name; var snapshot = users.GetSnapshot();")]
    [InlineData("if (condition) { await using var lease = await users.LeaseAsync(); await lease.Ref.AddAsync(\"a\"); } else { await users.AddAsync(\"a\"); }")]
    [InlineData("var view = users.With(new CallOptions()); await using var lease = await _users.LeaseAsync(); await view.AddAsync(\"a\");")]
    [InlineData("await users.AddAsync(\"a\"); await users.AskAsync(db => db.Count);")]
    [InlineData("await using var lease = await users.LeaseAsync(); await using var other = await _users.LeaseAsync(); await other.Ref.AddAsync(\"a\");")]
    public Task Call_OnTheLeaseOrAfterIt_IsClean(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => Analysis.VerifyAsync(
        static sources => Analysis.Compile(sources).WithoutLibrary(),
        $$"""
        using Shop;

        public class Box { public Func<ValueTask>? Later; }

        public class Caller
        {
            private readonly SharedRef<Users> _users = null!;
            private readonly Dictionary<string, SharedRef<Users>> _tenants = [];

            public async Task Method(SharedRef<Users> users, Box box, bool condition, CancellationToken cancellationToken)
            {
                {{statements}}
            }
        }
        """,
        Library);
}
