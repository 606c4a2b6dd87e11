using Akka.Actor;
using Sharer;
using Sharer.Samples.Sqlite;

var folder = Directory.CreateTempSubdirectory("sharer-sample-");
using var system = ActorSystem.Create("app");
var users = system.Share("users", () => new UserDatabase(Path.Combine(folder.FullName, "users.db")),
    options => options.Batch = BatchOptions.ForSqlite<UserDatabase>(db => db.Connection));

// Many callers, one connection. Each awaits its answer, and those that wait together share one write to the disk.
var ann = await users.AddUserAsync("Ann", 34);
var crowd = Enumerable.Range(1, 500).Select(n => users.AddUserAsync($"User {n}", 20 + (n % 60)).AsTask()).ToArray();

// A stop that drains: what was asked before it is still done and answered, what comes after it is refused.
await users.DisposeAsync();
var ids = await Task.WhenAll(crowd);
Console.WriteLine($"Ann is {ann}, the others are {ids.Min()} to {ids.Max()}");
try
{
    await users.AddUserAsync("Too late", 1);
}
catch (ResourceStoppedException refused)
{
    Console.WriteLine($"refused: {refused.Outcome}");
}

using (var file = new UserDatabase(Path.Combine(folder.FullName, "users.db")))
{
    Console.WriteLine($"in the file: {file.NamesLike("%").Count} users");
}

folder.Delete(recursive: true);
