using System.Diagnostics;
using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A hierarchy of actors with all that they share. Costly enough to have one for an application, not one for a task.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _disposed;

    /// <summary>For the engine.</summary>
    protected ActorSystem()
    {
    }

    /// <summary>The name.</summary>
    public abstract string Name { get; }

    /// <summary>The settings.</summary>
    public abstract Settings Settings { get; }

    /// <summary>Where events, log entries and dead letters are published.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>Where messages without a receiver go.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>A reference that ignores everything.</summary>
    public abstract IActorRef IgnoreRef { get; }

    /// <summary>The dispatchers.</summary>
    public abstract Dispatchers Dispatchers { get; }

    /// <summary>The mailboxes.</summary>
    public abstract Mailboxes Mailboxes { get; }

    /// <summary>The scheduler.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>The log.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>Ends when the system has stopped and every callback of <see cref="RegisterOnTermination"/> has run.</summary>
    public abstract Task WhenTerminated { get; }

    /// <summary>When the system was made, as the time since 1970.</summary>
    public TimeSpan StartTime { get; } = DateTime.UtcNow - DateTime.UnixEpoch;

    /// <summary>For how long the system has been running.</summary>
    public TimeSpan Uptime => Stopwatch.GetElapsedTime(_started);

    /// <summary>Makes a system with the default configuration.</summary>
    public static ActorSystem Create(string name) => Create(name, ActorSystemSetup.Empty);

    /// <summary>Makes a system with a configuration over the default one.</summary>
    /// <param name="name">Letters, digits and hyphens; a hyphen not in front.</param>
    /// <param name="config">The configuration.</param>
    /// <exception cref="ArgumentException">The name is illegal.</exception>
    public static ActorSystem Create(string name, Config config) => Start(name, config, ActorSystemSetup.Empty);

    /// <summary>Makes a system as it is set up.</summary>
    public static ActorSystem Create(string name, BootstrapSetup setup) => Create(name, ActorSystemSetup.Create(setup));

    /// <summary>Makes a system as it is set up.</summary>
    public static ActorSystem Create(string name, ActorSystemSetup setup) =>
        Start(
        name, setup.Get<BootstrapSetup>().FlatSelect(bootstrap => bootstrap.Config).GetOrElse(ConfigurationFactory.Load()), setup);

    /// <summary>The extension of an id, or <see langword="null"/>.</summary>
    public abstract object GetExtension(IExtensionId extensionId);

    /// <summary>The extension of a type, or <see langword="null"/>.</summary>
    public abstract T GetExtension<T>()
        where T : class, IExtension;

    /// <summary>True when the system has the extension.</summary>
    public abstract bool HasExtension(Type type);

    /// <summary>True when the system has the extension.</summary>
    public abstract bool HasExtension<T>()
        where T : class, IExtension;

    /// <summary>The extension of a type, if the system has it.</summary>
    public abstract bool TryGetExtension(Type extensionType, out object extension);

    /// <summary>The extension of a type, if the system has it.</summary>
    public abstract bool TryGetExtension<T>(out T extension)
        where T : class, IExtension;

    /// <summary>The extension of an id, made if the system has none.</summary>
    public abstract object RegisterExtension(IExtensionId extension);

    /// <summary>Runs an action when the system has stopped; the last one that was registered runs first.</summary>
    /// <exception cref="InvalidOperationException">The system has stopped.</exception>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>Stops the system: its coordinated shutdown, then all actors. Any number of calls do it once.</summary>
    public abstract Task Terminate();

    /// <summary>Stops an actor after the message it is at.</summary>
    public abstract void Stop(IActorRef actor);

    /// <inheritdoc/>
    public abstract IActorRef ActorOf(Props props, string? name = null);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(string actorPath);

    /// <summary>Stops the system and waits for its end.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Log.Debug("Disposing system");
            Terminate().Wait();
        }

        GC.SuppressFinalize(this);
    }

    internal abstract Task FinalTerminate();

    private static ActorSystem Start(string name, Config config, ActorSystemSetup setup)
    {
        var system = new ActorSystemImpl(name, config, setup);
        system.Start();
        return system;
    }
}
