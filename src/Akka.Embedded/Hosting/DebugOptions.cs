using System.Text;

namespace Akka.Hosting;

/// <summary>What is logged of the actors' lives at debug level; null is what the configuration says.</summary>
public class DebugOptions
{
    /// <summary>Every message that an actor with <c>LoggingReceive</c> gets.</summary>
    public bool? Receive { get; set; }

    /// <summary>Messages that the engine itself answers, as <c>PoisonPill</c>.</summary>
    public bool? AutoReceive { get; set; }

    /// <summary>Starts, stops, restarts.</summary>
    public bool? LifeCycle { get; set; }

    /// <summary>State changes of state machines.</summary>
    public bool? FiniteStateMachine { get; set; }

    /// <summary>Subscriptions to the event stream.</summary>
    public bool? EventStream { get; set; }

    /// <summary>Messages that an actor does not handle.</summary>
    public bool? Unhandled { get; set; }

    /// <summary>Routers that are configured wrongly.</summary>
    public bool? RouterMisconfiguration { get; set; }

    /// <summary>The options as HOCON; empty when none is set.</summary>
    public override string ToString()
    {
        var hocon = new StringBuilder();
        foreach (var (key, value) in ((string, bool?)[])
            [
                ("receive", Receive),
                ("autoreceive", AutoReceive),
                ("lifecycle", LifeCycle),
                ("fsm", FiniteStateMachine),
                ("event-stream", EventStream),
                ("unhandled", Unhandled),
                ("router-misconfiguration", RouterMisconfiguration),
            ])
        {
            if (value is { } setting)
                hocon.Append("akka.actor.debug.").Append(key).Append(" = ").AppendLine(setting.ToHocon());
        }

        return hocon.ToString();
    }
}
