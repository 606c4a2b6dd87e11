using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Sharer.Batching;

/// <summary>Transactions and savepoints in SQL, as SQLite and PostgreSQL both speak it.</summary>
/// <remarks>
/// A transaction that is gone, or can only be rolled back, must not look committed. SQLite says so when it is to commit it; for PostgreSQL,
/// which does not, an outer savepoint lasts as long as the transaction, and releasing it fails.
/// </remarks>
internal static class SqlHooks
{
    private const string OuterSavepoint = "sharer_batch";
    private const string Savepoint = "sharer_call";

    internal static BatchOptions<T> Make<T>(
        Func<T, DbConnection> connection, string begin, bool commitFailsIfGone, bool savepoints, Func<T, bool>? inTransaction) where T : class
    {
        var rollback = Statement(connection, "ROLLBACK");
        var options = new BatchOptions<T>
        {
            Begin = Statement(connection, begin),
            Commit = Statement(connection, "COMMIT"),
            Rollback = rollback,
            InTransaction = inTransaction,
        };
        if (!commitFailsIfGone)
        {
            options.Begin = WholeOrNot(options.Begin, Statement(connection, $"SAVEPOINT {OuterSavepoint}"), rollback);
            options.Commit = Statement(connection, $"RELEASE SAVEPOINT {OuterSavepoint}; COMMIT");
        }

        if (savepoints)
        {
            options.Savepoint = Statement(connection, $"SAVEPOINT {Savepoint}");
            options.ReleaseSavepoint = Statement(connection, $"RELEASE SAVEPOINT {Savepoint}");
            options.RollbackToSavepoint = Statement(connection, $"ROLLBACK TO SAVEPOINT {Savepoint}; RELEASE SAVEPOINT {Savepoint}");
        }

        return options;
    }

    // An interrupt may come between the two, and what begins next must not find half a beginning.
    private static Action<T> WholeOrNot<T>(Action<T> begin, Action<T> mark, Action<T> rollback) where T : class => instance =>
    {
        begin(instance);
        try
        {
            mark(instance);
        }
        catch
        {
            rollback(instance);
            throw;
        }
    };

    // A command is made once a connection, so that its text is compiled once; it goes with the connection.
    private static Action<T> Statement<T>(Func<T, DbConnection> connection, string sql) where T : class
    {
        var commands = new ConditionalWeakTable<DbConnection, DbCommand>();
        return instance =>
        {
            var open = connection(instance);
            if (!commands.TryGetValue(open, out var command))
            {
                command = open.CreateCommand();
                command.CommandText = sql;
                commands.Add(open, command);
            }

            command.ExecuteNonQuery();
        };
    }
}
