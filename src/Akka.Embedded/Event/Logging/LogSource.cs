using Akka.Actor;

namespace Akka.Event;

/// <summary>Who logs: a name and a type.</summary>
public struct LogSource
{
    private LogSource(string source, Type type)
    {
        Source = source;
        Type = type;
    }

    /// <summary>The name.</summary>
    public string Source { get; }

    /// <summary>The type.</summary>
    public Type Type { get; }

    /// <summary>Makes the source of a context, a reference, a type, a name or any other object.</summary>
    public static LogSource Create(object o) => o switch
    {
        LogSource source => source,
        IActorContext context => new(context.Self.Path.ToString(), SourceType(o)),
        IActorRef actor => new(actor.Path.ToString(), SourceType(o)),
        string name => new(name, SourceType(o)),
        Type type => new(Logging.SimpleName(type), type),
        _ => new(Logging.SimpleName(o), SourceType(o)),
    };

    /// <summary>Makes the source of a context, a reference, a type, a name or any other object of a system.</summary>
    public static LogSource Create(object o, ActorSystem system) => o switch
    {
        LogSource source => source,
        IActorContext context => new(FromActor(context, system), SourceType(o)),
        IActorRef actor => new(FromActorRef(actor, system), SourceType(o)),
        string name => new(FromString(name, system), SourceType(o)),
        Type type => new(FromType(type, system), type),
        _ => new(FromType(o.GetType(), system), SourceType(o)),
    };

    /// <summary>Makes a source of a name and a type.</summary>
    public static LogSource Create(string source, Type t) => new(source, t);

    /// <summary>Returns the type under which <paramref name="o"/> logs.</summary>
    public static Type SourceType(object o) => o switch
    {
        Type type => type,
        IActorContext context => context.Props.Type,
        string => typeof(DummyClassForStringSources),
        _ => o.GetType(),
    };

    /// <summary>Returns the name of a type, followed by the system.</summary>
    public static string FromType(Type t, ActorSystem system) => $"{Logging.SimpleName(t)} ({system})";

    /// <summary>Returns a name, followed by the system.</summary>
    public static string FromString(string source, ActorSystem system) => $"{source} ({system})";

    /// <summary>Returns the full path of an actor.</summary>
    public static string FromActor(IActorContext actor, ActorSystem system) => FromActorRef(actor.Self, system);

    /// <summary>Returns the full path of an actor.</summary>
    public static string FromActorRef(IActorRef a, ActorSystem system) => a.Path.ToString();
}
