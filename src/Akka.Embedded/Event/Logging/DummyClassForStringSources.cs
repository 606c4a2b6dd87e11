namespace Akka.Event;

/// <summary>Stands as <see cref="LogEvent.LogClass"/> of whoever logs under a mere name.</summary>
public class DummyClassForStringSources
{
}
