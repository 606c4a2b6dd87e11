using Akka.Actor;
using Sharer;
using Sharer.Samples.Actors;

using var system = ActorSystem.Create("app");
await using var stock = system.Share("stock", () => new Stock(apples: 5));

// The shop is an ordinary actor. It talks to the resource's actor as to any other.
var shop = system.ActorOf(Props.Create(() => new Shop(stock.Actor)), "shop");
foreach (var apples in new[] { 2, 3, 4 })
{
    Console.WriteLine(await shop.Ask<string>(new Order(apples), TimeSpan.FromSeconds(10)));
}
