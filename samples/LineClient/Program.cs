using Akka.Actor;
using Akka.Configuration;
using Sharer;
using Sharer.Samples.LineClient;

using var server = new Server();
using var system = ActorSystem.Create("app", ConfigurationFactory.ParseString("akka.loglevel = ERROR"));
await using var client = system.Share("client", () => new LineClient(server.Address), options =>
{
    options.CallTimeout = TimeSpan.FromSeconds(1);
    options.Interrupt = static client => client.Cut();
    options.IsBroken = static failure => failure is IOException or ObjectDisposedException;
});

// A hundred callers, one socket: each gets the answer to its own question.
var answers = await Task.WhenAll(Enumerable.Range(1, 100).Select(n => client.AskAsync($"question {n}").AsTask()));
Console.WriteLine($"{answers.Length} answers, the last: {answers[^1]}");

Console.WriteLine(string.Join(", ", await client.ListAsync("list")));

// The server hangs up: that call fails with what the socket says, and the next one has a new connection.
try
{
    await client.AskAsync("bye");
}
catch (EndOfStreamException e)
{
    Console.WriteLine(e.Message);
}

Console.WriteLine(await client.AskAsync("back again"));

// The server says nothing: the time limit cuts the connection, and what waited behind it is served by the next.
var hanging = client.AskAsync("hang").AsTask();
var waiting = client.With(new CallOptions { Timeout = TimeSpan.FromSeconds(20) }).AskAsync("after the hang").AsTask();
try
{
    await hanging;
}
catch (CallTimeoutException e)
{
    Console.WriteLine($"{e.Outcome} after {e.Limit.TotalSeconds} s");
}

Console.WriteLine(await waiting);
