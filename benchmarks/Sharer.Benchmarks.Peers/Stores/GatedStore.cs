namespace Sharer.Benchmarks.Peers.Stores;

/// <summary>One connection behind a semaphore.</summary>
internal sealed class GatedStore : IUserStore
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly UserConnection _connection;

    public GatedStore(string path)
    {
        UserConnection.CreateTable(path);
        _connection = new UserConnection(path);
    }

    public async ValueTask<long> AddAsync(NewUser user, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _connection.Add(user);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask<User?> GetAsync(long id, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _connection.Get(id);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _gate.Dispose();
    }
}
