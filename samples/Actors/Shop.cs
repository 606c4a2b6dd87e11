using Akka.Actor;

namespace Sharer.Samples.Actors;

/// <summary>Somebody wants apples; the answer is a sentence.</summary>
internal sealed record Order(int Apples);

/// <summary>Takes orders, and sends each as a call to the stock.</summary>
internal sealed class Shop : ReceiveActor
{
    public Shop(IActorRef stock)
    {
        // The stock's answer goes to whom the shop names as the sender: here to an Ask, whose answer is piped on to the customer.
        Receive<Order>(order => stock
            .Ask<int>(new SharedCall<Stock, int>(s => s.Take(order.Apples)), TimeSpan.FromSeconds(5))
            .PipeTo(Sender, success: left => $"{order.Apples} sold, {left} left", failure: refused => $"sorry: {refused.Message}"));
    }
}
