using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Sharer.Benchmarks.Peers.Http;
using Sharer.Benchmarks.Peers.Stores;

// What one would write instead of a shared resource, as one would write it: --Store=gate|each|memory --Database=PATH --urls=URL
// --Store=none: an app without anything, against which the start of a server is measured.
if (args.Contains("--Store=none"))
{
    var empty = WebApplication.CreateBuilder(args).Build();
    empty.MapGet("/", static () => "Hello World!");
    await empty.RunAsync();
    return;
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
builder.Services.AddStrictJson();
builder.Services.AddProblemDetails();
var database = builder.Configuration["Database"] ?? "users.db";
using IUserStore store = builder.Configuration["Store"] switch
{
    "gate" => new GatedStore(database),
    "each" => new ConnectionEachStore(database),
    "memory" => new MemoryStore(),
    var other => throw new InvalidOperationException($"There is no store '{other}'; --Store takes gate, each or memory."),
};

await using var app = builder.Build();
app.UseExceptionHandler();
app.MapUsers(store);
await app.StartAsync();
foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
{
    Console.WriteLine($"Now listening on: {address}");
}

await app.WaitForShutdownAsync();
