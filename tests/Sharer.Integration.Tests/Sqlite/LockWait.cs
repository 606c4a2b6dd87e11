using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sharer.Integration.Tests.Sqlite;

/// <summary>How a connection waits for another's lock. SQLite's own wait, <c>busy_timeout</c>, does not end when it is interrupted; this does.</summary>
internal sealed class LockWait
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    // SQLite keeps the bare function, so this keeps it alive.
    private readonly BusyHandler _handler;
    private readonly sqlite3 _connection;
    private readonly TimeSpan _limit;
    private readonly Action? _waits;
    private long _since;

    public LockWait(SqliteConnection connection, TimeSpan limit, Action? waits)
    {
        _connection = connection.Handle!;
        _limit = limit;
        _waits = waits;
        _handler = OnBusy;
        SqliteException.ThrowExceptionForRC(sqlite3_busy_handler(_connection, _handler, 0), _connection);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int BusyHandler(nint argument, int attempts);

    private int OnBusy(nint argument, int attempts)
    {
        if (attempts == 0)
            _since = Stopwatch.GetTimestamp();
        _waits?.Invoke();
        if (sqlite3_is_interrupted(_connection) != 0 || Stopwatch.GetElapsedTime(_since) >= _limit)
            return 0;
        Thread.Sleep(Pause);
        return 1;
    }

    [DllImport("e_sqlite3", CallingConvention = CallingConvention.Cdecl)]
    private static extern int sqlite3_busy_handler(sqlite3 connection, BusyHandler handler, nint argument);

    [DllImport("e_sqlite3", CallingConvention = CallingConvention.Cdecl)]
    private static extern int sqlite3_is_interrupted(sqlite3 connection);
}
