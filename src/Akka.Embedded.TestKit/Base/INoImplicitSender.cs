namespace Akka.TestKit;

/// <summary>Marks test classes whose messages have no sender unless they name one.</summary>
public interface INoImplicitSender
{
}
