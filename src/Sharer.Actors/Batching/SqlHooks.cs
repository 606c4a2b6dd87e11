using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Sharer.Batching;

/// <summary>Transactions and savepoints in SQL, as SQLite and PostgreSQL both speak it.</summary>
/// <remarks>
/// An outer savepoint lasts as long as the transaction: releasing it fails if the transaction is gone, or can only be rolled back, where a
/// commit alone would say nothing.
/// </remarks>
internal static class SqlHooks
{
    private const string OuterSavepoint = "sharer_batch";
    private const string Savepoint = "sharer_call";

    internal static BatchOptions<T> Make<T>(
        Func<T, DbConnection> connection, string begin, bool savepoints, Func<T, bool>? inTransaction) where T : class
    {
        var options = new BatchOptions<T>
        {
            Begin = Statement(connection, $"{begin}; SAVEPOINT {OuterSavepoint}"),
            Commit = Statement(connection, $"RELEASE SAVEPOINT {OuterSavepoint}; COMMIT"),
            Rollback = Statement(connection, "ROLLBACK"),
            InTransaction = inTransaction,
        };
        if (savepoints)
        {
            options.Savepoint = Statement(connection, $"SAVEPOINT {Savepoint}");
            options.ReleaseSavepoint = Statement(connection, $"RELEASE SAVEPOINT {Savepoint}");
            options.RollbackToSavepoint = Statement(connection, $"ROLLBACK TO SAVEPOINT {Savepoint}; RELEASE SAVEPOINT {Savepoint}");
        }

        return options;
    }

    // A command is made once a connection, so that its text is compiled once; it goes with the connection.
    private static Action<T> Statement<T>(Func<T, DbConnection> connection, string sql) where T : class
    {
        var commands = new ConditionalWeakTable<DbConnection, DbCommand>();
        return instance => commands.GetValue(connection(instance), made =>
        {
            var command = made.CreateCommand();
            command.CommandText = sql;
            return command;
        }).ExecuteNonQuery();
    }
}
