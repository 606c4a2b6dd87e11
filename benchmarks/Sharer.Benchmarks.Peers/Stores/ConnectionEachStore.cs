using System.Collections.Concurrent;

namespace Sharer.Benchmarks.Peers.Stores;

/// <summary>A connection for each request, from a pool, with its statements prepared; SQLite keeps writers apart, and <c>busy_timeout</c> is how long one waits.</summary>
/// <remarks>A pool of its own and not the provider's: that one forgets prepared statements, which would cost this peer their preparation each time.</remarks>
internal sealed class ConnectionEachStore : IUserStore
{
    private readonly ConcurrentBag<UserConnection> _idle = [];
    private readonly string _path;

    public ConnectionEachStore(string path)
    {
        UserConnection.CreateTable(path);
        _path = path;
    }

    public ValueTask<long> AddAsync(NewUser user, CancellationToken cancellationToken)
    {
        var connection = Rent();
        try
        {
            return ValueTask.FromResult(connection.Add(user));
        }
        finally
        {
            _idle.Add(connection);
        }
    }

    public ValueTask<User?> GetAsync(long id, CancellationToken cancellationToken)
    {
        var connection = Rent();
        try
        {
            return ValueTask.FromResult(connection.Get(id));
        }
        finally
        {
            _idle.Add(connection);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private UserConnection Rent() => _idle.TryTake(out var connection) ? connection : new UserConnection(_path);
}
