using System.Globalization;
using System.Text;

namespace Akka.Hosting;

/// <summary>How dead letters are logged.</summary>
public class DeadLetterOptions
{
    /// <summary>Whether all are logged, none, or <see cref="LogCount"/>, which is the default.</summary>
    public TriStateValue ShouldLog { get; set; } = TriStateValue.Some;

    /// <summary>How many are logged before it pauses; 10 by default.</summary>
    public int LogCount { get; set; } = 10;

    /// <summary>Whether they are logged while the system terminates; null is what the configuration says.</summary>
    public bool? LogDuringShutdown { get; set; }

    /// <summary>How long it pauses, zero or less for good; null is what the configuration says.</summary>
    public TimeSpan? LogSuspendDuration { get; set; }

    /// <summary>The options as HOCON.</summary>
    public override string ToString()
    {
        var hocon = new StringBuilder("akka {\n").Append("log-dead-letters = ").AppendLine(ShouldLog switch
        {
            TriStateValue.All => "on",
            TriStateValue.None => "off",
            _ => LogCount.ToString(CultureInfo.InvariantCulture),
        });
        if (LogDuringShutdown is { } duringShutdown)
            hocon.Append("log-dead-letters-during-shutdown = ").AppendLine(duringShutdown.ToHocon());
        if (LogSuspendDuration is { } duration)
            hocon.Append("log-dead-letters-suspend-duration = ").AppendLine(duration.ToHocon(allowInfinite: true, zeroIsInfinite: true));
        return hocon.AppendLine("}").ToString();
    }
}
