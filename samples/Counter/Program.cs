using Akka.Actor;
using Sharer;
using Sharer.Samples.Counter;

using var system = ActorSystem.Create("app");
await using var tally = system.Share("tally", () => new Tally());

// A thousand callers at once. Each closure has the tally for itself: one closure is one turn.
var callers = Enumerable.Range(1, 1000).Select(async number => await tally.AskAsync(t => t.Add(number)));
await Task.WhenAll(callers);

var (count, sum) = await tally.AskAsync(t => (t.Count, t.Sum));
Console.WriteLine($"{count} calls, sum {sum}");
