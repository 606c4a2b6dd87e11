namespace Sharer.Benchmarks.Peers.Stores;

/// <summary>Keeps no more than the last user and a count: what HTTP and JSON alone cost.</summary>
internal sealed class MemoryStore : IUserStore
{
    private NewUser? _last;
    private long _count;

    public ValueTask<long> AddAsync(NewUser user, CancellationToken cancellationToken)
    {
        _last = user;
        return ValueTask.FromResult(Interlocked.Increment(ref _count));
    }

    public ValueTask<User?> GetAsync(long id, CancellationToken cancellationToken) => ValueTask.FromResult(
        _last is { } user && id > 0 && id <= Volatile.Read(ref _count) ? new User(id, user.Name, user.Age, user.Gender) : null);

    public void Dispose()
    {
    }
}
