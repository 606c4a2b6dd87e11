using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The provider of a system in one process.</summary>
public sealed class LocalActorRefProvider : IActorRefProvider
{
    private readonly RootActorPath _rootPath;
    private readonly ActorPath _tempPath;
    private readonly IInternalActorRef _deadLetters;
    private readonly Dictionary<string, IInternalActorRef> _extraNames = [];
    private readonly TaskCompletionSource<Status> _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ActorSystemImpl _system = null!;
    private RootGuardianActorRef _rootGuardian = null!;
    private VirtualPathContainer _temp = null!;
    private long _tempNumber = -1;

    /// <summary>With the settings of the system.</summary>
    public LocalActorRefProvider(string systemName, Settings settings, EventStream eventStream)
        : this(systemName, settings, eventStream, new Deployer(settings), null!)
    {
    }

    /// <summary>With the settings of the system, deployments and dead letters of one's own.</summary>
    public LocalActorRefProvider(
        string systemName, Settings settings, EventStream eventStream, Deployer deployer,
        Func<ActorPath, IInternalActorRef>? deadLettersFactory)
    {
        Settings = settings;
        EventStream = eventStream;
        Deployer = deployer;
        _rootPath = new RootActorPath(new Address("akka", systemName));
        _tempPath = _rootPath / "temp";
        Log = Logging.GetLogger(eventStream, "LocalActorRefProvider(" + _rootPath.Address + ")");
        var deadLettersPath = _rootPath / "deadLetters";
        _deadLetters = deadLettersFactory?.Invoke(deadLettersPath) ?? new DeadLetterActorRef(this, deadLettersPath, eventStream);
        IgnoreRef = new IgnoreActorRef(this);
    }

    /// <inheritdoc/>
    public Settings Settings { get; }

    /// <summary>The event stream of the system.</summary>
    public EventStream EventStream { get; }

    /// <inheritdoc/>
    public Deployer Deployer { get; }

    /// <summary>The log of the provider.</summary>
    public ILoggingAdapter Log { get; }

    /// <inheritdoc/>
    public IActorRef DeadLetters => _deadLetters;

    /// <inheritdoc/>
    public IActorRef IgnoreRef { get; }

    /// <inheritdoc/>
    public ActorPath RootPath => _rootPath;

    /// <inheritdoc/>
    public Address DefaultAddress => _rootPath.Address;

    /// <inheritdoc/>
    public IInternalActorRef RootGuardian => _rootGuardian;

    /// <inheritdoc/>
    public LocalActorRef Guardian { get; private set; } = null!;

    /// <inheritdoc/>
    public LocalActorRef SystemGuardian { get; private set; } = null!;

    /// <inheritdoc/>
    public IInternalActorRef TempContainer => _temp;

    /// <inheritdoc/>
    public Task TerminationTask => _terminated.Task;

    /// <summary>Gives a reference a name at the root.</summary>
    public void RegisterExtraName(string name, IInternalActorRef actor) => _extraNames.Add(name, actor);

    /// <inheritdoc/>
    public IActorRef RootGuardianAt(Address address) => address == DefaultAddress ? _rootGuardian : _deadLetters;

    /// <inheritdoc/>
    public Address GetExternalAddressFor(Address address) => address == DefaultAddress ? address : null!;

    /// <inheritdoc/>
    public ActorPath TempPath() =>
        new ChildActorPath(_tempPath, ActorNames.FromNumber("", Interlocked.Increment(ref _tempNumber)), ActorCell.UndefinedUid);

    /// <inheritdoc/>
    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path)
    {
        CheckTempPath(path);
        _temp.AddChild(path.Name, actorRef);
    }

    /// <inheritdoc/>
    public void UnregisterTempActor(ActorPath path)
    {
        CheckTempPath(path);
        _temp.RemoveChild(path.Name);
    }

    /// <inheritdoc/>
    public FutureActorRef<T> CreateFutureRef<T>(TaskCompletionSource<T> tcs) => new(tcs, TempPath(), this);

    /// <inheritdoc/>
    public IActorRef ResolveActorRef(string path)
    {
        if (ActorPath.TryParse(path, out var actorPath) && actorPath.Address == DefaultAddress)
            return Resolve(actorPath);
        Log.Debug("Resolve of unknown path [{0}] failed. Invalid format.", path);
        return _deadLetters;
    }

    /// <inheritdoc/>
    public IActorRef ResolveActorRef(ActorPath path)
    {
        if (path.Root == _rootPath)
            return Resolve(path);
        Log.Debug("Resolve of foreign ActorPath [{0}] failed", path);
        return _deadLetters;
    }

    internal void Init(ActorSystemImpl system)
    {
        _system = system;
        var mailbox = system.Mailboxes.Lookup(Mailboxes.DefaultMailboxId);
        var dispatcher = system.Dispatchers.InternalDispatcher;
        var supervisor = new RootGuardianSupervisor(_rootPath, this, _terminated, Log);
        var rootStrategy = new OneForOneStrategy(cause =>
        {
            Log.Error(cause, "Guardian failed. Shutting down system");
            return Directive.Stop;
        });
        _rootGuardian = new RootGuardianActorRef(
            system, Props.Create<GuardianActor>(rootStrategy), dispatcher, mailbox, supervisor, _rootPath, _deadLetters, _extraNames);
        _temp = new VirtualPathContainer(this, _tempPath, _rootGuardian);
        _rootGuardian.SetTempContainer(_temp);

        var userStrategy = SupervisorStrategyConfigurator.CreateConfigurator(Settings.SupervisorStrategyClass).Create();
        Guardian = CreateGuardian("user", Props.Create<GuardianActor>(userStrategy), dispatcher, mailbox);
        var user = Guardian;
        var systemProps = new Props(
            ActorProducers.For(() => new SystemGuardianActor(user)), new Deploy(), []).WithSupervisorStrategy(SupervisorStrategy.DefaultStrategy);
        SystemGuardian = CreateGuardian("system", systemProps, dispatcher, mailbox);
        _rootGuardian.Start();

        // The end of one brings the end of the next: user, system, root.
        ((IInternalActorRef)SystemGuardian).SendSystemMessage(new Watch(Guardian, SystemGuardian));
        RootGuardian.SendSystemMessage(new Watch(SystemGuardian, RootGuardian));
        EventStream.StartDefaultLoggers(system);
    }

    /// <summary>Makes an actor's reference; the caller starts it.</summary>
    /// <exception cref="ConfigurationException">The dispatcher or the mailbox is not configured, or does not fit.</exception>
    internal IInternalActorRef ActorOf(Props props, IInternalActorRef supervisor, ActorPath path, bool isSystemService)
    {
        if (!isSystemService)
            props = Deployed(props, path);
        if (!_system.Dispatchers.HasDispatcher(props.Dispatcher))
            throw new ConfigurationException($"Dispatcher [{props.Dispatcher}] not configured for path {path}");
        try
        {
            var dispatcher = _system.Dispatchers.Lookup(props.Dispatcher);
            var mailboxType = _system.Mailboxes.GetMailboxType(props, dispatcher.Configurator.Config);
            return new LocalActorRef(_system, props, dispatcher, mailboxType, supervisor, path);
        }
        catch (Exception cause)
        {
            throw new ConfigurationException(
                $"Configuration problem while creating [{path}] with dispatcher [{props.Dispatcher}] and mailbox [{props.Mailbox}]", cause);
        }
    }

    private Props Deployed(Props props, ActorPath path)
    {
        if (Deployer.Lookup(path) is not { } deploy)
            return props;
        if (deploy.Mailbox != Deploy.NoMailboxGiven)
            props = props.WithMailbox(deploy.Mailbox);
        if (deploy.Dispatcher != Deploy.NoDispatcherGiven)
            props = props.WithDispatcher(deploy.Dispatcher);
        return deploy.StashCapacity != Deploy.NoStashSize ? props.WithStashCapacity(deploy.StashCapacity) : props;
    }

    private LocalActorRef CreateGuardian(string name, Props props, MessageDispatcher dispatcher, MailboxType mailbox)
    {
        _rootGuardian.Cell.Children.Reserve(name);
        var guardian = new LocalActorRef(_system, props, dispatcher, mailbox, _rootGuardian, _rootPath / name);
        _rootGuardian.Cell.Adopt(guardian);
        guardian.Start();
        return guardian;
    }

    private IActorRef Resolve(ActorPath path)
    {
        if (path.Depth == 0)
        {
            Log.Debug("A path without elements leads to no actor");
            return _deadLetters;
        }

        var names = path.Elements;
        var found = _rootGuardian.GetChild(names);
        if (found is not Nobody && (path.Uid == ActorCell.UndefinedUid || path.Uid == found.Path.Uid))
            return found;
        Log.Debug("Resolve of path sequence [/{0}] failed", ActorPath.FormatPathElements(names));
        return new EmptyLocalActorRef(this, path, EventStream);
    }

    private void CheckTempPath(ActorPath path)
    {
        if (path.Parent != _tempPath)
            throw new InvalidOperationException($"{path} does not come from TempPath().");
    }
}
