using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Sharer.Stress.HostStop;

/// <summary>C11 and the host's promises: SIGTERM and SIGKILL of the real service, in the middle of many adds.</summary>
/// <remarks>
/// After either: each user that was answered 201 is in the file, once, under its id; none is there that nobody asked for, and none that
/// was answered as not started. After SIGTERM also: each request on a connection of its own standing was answered, and the process ended with 0.
/// </remarks>
internal static class HostStopStress
{
    private const int DefaultRounds = 400;

    // Of many more, one would be about to ask on an idle connection in the moment in which the server closes it; HTTP/1.1 owes no answer then.
    private const int FewCallers = 36;
    private const int DefaultKills = 200;
    private const int FullBatch = 512;

    private static readonly string[] Settings =
    [
        "",
        "sharer.resources.users { capacity = 2 }",
        "sharer.resources.users { capacity = 4, when-full = reject }",
        "sharer.resources.users { capacity = 8, drain-timeout = 1ms }",
    ];

    /// <summary>SIGTERM and SIGKILL in turn, early and with all kinds of queues.</summary>
    public static async Task RunAsync(StressSettings settings)
    {
        var totals = new Totals();
        for (var round = 0; round < (settings.Rounds ?? DefaultRounds); round++)
        {
            var random = new Random(settings.Seed + round);
            var signal = round % 2 == 0 ? HostProcess.SigTerm : HostProcess.SigKill;
            await OneAsync(round, signal, Settings[round / 2 % Settings.Length], FewCallers, random.Next(1, 600), totals);
            if (round % 50 == 49)
                Console.WriteLine(totals);
        }
        Console.WriteLine(totals);
    }

    /// <summary>SIGKILL under full load, with as many calls a batch as there may be: each other round its transactions are held open until they are full.</summary>
    public static async Task KillAsync(StressSettings settings)
    {
        var totals = new Totals();
        for (var round = 0; round < (settings.Rounds ?? DefaultKills); round++)
        {
            var random = new Random(settings.Seed + round);
            var hocon = round % 2 == 0 ? "sharer.resources.users.batch.max-delay = 1s" : "";
            var callers = Math.Max(settings.Callers, FullBatch * 5 / 4);
            await OneAsync(round, HostProcess.SigKill, hocon, callers, random.Next(callers, 20 * callers), totals);
            if (round % 50 == 49)
                Console.WriteLine(totals);
        }
        Console.WriteLine(totals);
    }

    private static async Task OneAsync(int round, int signal, string hocon, int callers, int enough, Totals totals)
    {
        var where = $"round {round} (signal {signal}, '{hocon}')";
        var folder = Directory.CreateTempSubdirectory("sharer-stop-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "akka.hocon"), hocon);
            using var batches = new BatchSizes(Path.Combine(folder.FullName, "batches"));
            var (host, port) = await HostProcess.StartAsync(folder.FullName, batches);
            await using var _ = host;
            var acknowledged = 0;
            var standing = callers - (callers / 9);
            var middle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var clients = Enumerable.Range(0, callers).Select(i => new Client(port, $"{round}-{i}", newConnectionEach: i >= standing, () =>
            {
                if (Interlocked.Increment(ref acknowledged) == enough)
                    middle.SetResult();
            })).ToArray();
            var load = Task.WhenAll(clients.Select(static client => Task.Run(client.RunAsync)));
            await Task.WhenAny(middle.Task, load).WaitAsync(Ensure.NothingHangs);
            Ensure.That(middle.Task.IsCompleted, $"{where}: the load ended before its time{Environment.NewLine}{host.Log}");

            var start = Stopwatch.GetTimestamp();
            host.Signal(signal);
            await load.WaitAsync(Ensure.NothingHangs);
            var exit = await host.WaitForExitAsync();
            var took = Stopwatch.GetElapsedTime(start);

            if (signal == HostProcess.SigTerm)
            {
                Ensure.That(exit == 0 && !host.HasErrors, $"{where}: the host ended with {exit}{Environment.NewLine}{host.Log}");
                foreach (var client in clients[..standing])
                    Ensure.That(client.Requests.All(static made => made.Answer != Answer.Cut), $"{where}: {client.Requests[^1].User} has no answer{Environment.NewLine}{host.Log}");
            }
            CheckFile(folder, clients, where);
            totals.Add(signal, clients, took, batches.Read());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void CheckFile(DirectoryInfo folder, Client[] clients, string where)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "users.db")};Pooling=False");
        connection.Open();
        Ensure.That((string)Query(connection, "PRAGMA integrity_check").Single()[0] == "ok", $"{where}: the file is damaged");
        var stored = Query(connection, "SELECT name, id FROM users").ToLookup(static row => (string)row[0], static row => (long)row[1], StringComparer.Ordinal);
        foreach (var made in clients.SelectMany(static client => client.Requests))
        {
            long[] ids = [.. stored[made.User]];
            var right = made.Answer switch
            {
                Answer.Added => ids is [var id] && id == made.Id,
                Answer.NotStarted or Answer.NotSent => ids is [],
                _ => ids.Length <= 1,
            };
            Ensure.That(right, $"{where}: {made} is in the file as [{string.Join(", ", ids)}]");
        }
        var asked = clients.SelectMany(static client => client.Requests).Select(static made => made.User).ToHashSet(StringComparer.Ordinal);
        Ensure.That(stored.All(row => asked.Contains(row.Key)), $"{where}: there is a user in the file that nobody added");
    }

    private static List<object[]> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }
}
