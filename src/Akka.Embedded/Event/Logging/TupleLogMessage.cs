using System.Runtime.CompilerServices;

namespace Akka.Event;

/// <summary>Keeps the arguments as they are: what is never read is never boxed.</summary>
internal sealed class TupleLogMessage<TArgs>(ILogMessageFormatter formatter, string format, TArgs args)
    : LogMessage(formatter, format)
    where TArgs : struct, ITuple
{
    public override string ToString() => Formatter.Format(Format, Arguments());

    public override string Unformatted() => string.Join(",", Arguments());

    public override IEnumerable<object> Parameters() => Arguments();

    private object[] Arguments()
    {
        var values = new object[args.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = args[i]!;
        return values;
    }
}
