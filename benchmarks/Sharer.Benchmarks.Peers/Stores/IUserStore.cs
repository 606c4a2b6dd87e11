namespace Sharer.Benchmarks.Peers.Stores;

/// <summary>Where a peer keeps its users.</summary>
internal interface IUserStore : IDisposable
{
    /// <summary>Stores a user and gives its id; it is on the disk by then, where the store has one.</summary>
    ValueTask<long> AddAsync(NewUser user, CancellationToken cancellationToken);

    ValueTask<User?> GetAsync(long id, CancellationToken cancellationToken);
}
