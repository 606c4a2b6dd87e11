using Akka.Actor;
using Sharer;
using Sharer.Samples.Sqlite;

var folder = Directory.CreateTempSubdirectory("sharer-sample-");
using var system = ActorSystem.Create("app");
var users = system.Share("users", () => new UserDatabase(Path.Combine(folder.FullName, "users.db")));

// Many callers, one connection. Nobody waits on a lock: each caller awaits its answer.
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
