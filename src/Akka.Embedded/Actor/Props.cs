using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>What an actor is made from: its class, the arguments of its constructor, and where and how it runs. Immutable.</summary>
public class Props : IEquatable<Props>
{
    /// <summary>No props.</summary>
    public static readonly Props None = null!;

    private static readonly Deploy DefaultDeploy = new();

    private readonly IIndirectActorProducer _producer;

    /// <summary>Props without a class, for derived ones.</summary>
    protected Props()
        : this(ActorProducers.Missing, DefaultDeploy, [])
    {
    }

    /// <summary>A copy.</summary>
    protected Props(Props copy)
        : this(copy._producer, copy.Deploy, copy.Arguments) => SupervisorStrategy = copy.SupervisorStrategy;

    /// <summary>A class without arguments.</summary>
    public Props(Type type)
        : this(DefaultDeploy, Required(type), [])
    {
    }

    /// <summary>A class with the arguments of its constructor.</summary>
    public Props(Type type, object[] args)
        : this(DefaultDeploy, Required(type), args)
    {
    }

    /// <summary>A class with a strategy for its children and the arguments of its constructor.</summary>
    public Props(Type type, SupervisorStrategy supervisorStrategy, IEnumerable<object> args)
        : this(DefaultDeploy, Required(type), args) => SupervisorStrategy = supervisorStrategy;

    /// <summary>A class with a strategy for its children and the arguments of its constructor.</summary>
    public Props(Type type, SupervisorStrategy supervisorStrategy, params object[] args)
        : this(DefaultDeploy, Required(type), args) => SupervisorStrategy = supervisorStrategy;

    /// <summary>A class with its deployment and the arguments of its constructor.</summary>
    public Props(Deploy deploy, Type type, IEnumerable<object> args)
        : this(deploy, Required(type), args.ToArray())
    {
    }

    /// <summary>A class with its deployment and the arguments of its constructor.</summary>
    public Props(Deploy deploy, Type type, params object[] args)
        : this(ActorProducers.For(type, args), deploy, args)
    {
    }

    internal Props(IIndirectActorProducer producer, Deploy deploy, object[]? args)
    {
        _producer = producer;
        Deploy = deploy;
        Arguments = args ?? [];
    }

    /// <summary>An actor that ignores everything.</summary>
    public static Props Empty { get; } = Create<EmptyActor>();

    /// <summary>The class of the instances.</summary>
    public Type Type => _producer.ActorType;

    /// <summary>The full name of the class.</summary>
    public string TypeName => Type.AssemblyQualifiedName!;

    /// <summary>The arguments of the constructor.</summary>
    public object[] Arguments { get; }

    /// <summary>Where and how the actor runs.</summary>
    public Deploy Deploy { get; protected set; }

    /// <summary>The id of the dispatcher.</summary>
    public string Dispatcher => Deploy.Dispatcher.Length == 0 ? Dispatchers.DefaultDispatcherId : Deploy.Dispatcher;

    /// <summary>The id of the mailbox; empty when none is asked for.</summary>
    public string Mailbox => Deploy.Mailbox;

    /// <summary>The strategy for the children; <see langword="null"/> leaves it to the actor.</summary>
    public SupervisorStrategy? SupervisorStrategy { get; protected set; }

    /// <summary>
    /// An actor by an expression <c>() => new T(…)</c>. The arguments are evaluated now, once; each instance gets the same ones.
    /// Any other expression is compiled and called for each instance.
    /// </summary>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null)
        where TActor : ActorBase
    {
        ArgumentNullException.ThrowIfNull(factory);
        switch (factory.Body)
        {
            case NewExpression creation:
                var args = ActorProducers.Evaluate(creation.Arguments);
                return new Props(ActorProducers.For<TActor>(creation, args), DefaultDeploy, args) { SupervisorStrategy = supervisorStrategy };
            case UnaryExpression:
                return new Props(ActorProducers.For(factory.Compile()), DefaultDeploy, []) { SupervisorStrategy = supervisorStrategy };
            default:
                throw new ArgumentException("The expression has to be a call of a constructor, as in () => new MyActor(1)", nameof(factory));
        }
    }

    /// <summary>An actor of a class with the arguments of its constructor.</summary>
    public static Props Create<TActor>(params object[] args)
        where TActor : ActorBase => new(ActorProducers.For(typeof(TActor), args), DefaultDeploy, args);

    /// <summary>An actor of a class without arguments, with a strategy for its children.</summary>
    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() =>
        new(ActorProducers.For(typeof(TActor), []), DefaultDeploy, []) { SupervisorStrategy = supervisorStrategy };

    /// <summary>An actor of a class with the arguments of its constructor.</summary>
    /// <exception cref="ArgumentException">The class is no actor.</exception>
    public static Props Create(Type type, params object[] args) => new(Required(type), args);

    /// <summary>An actor whose instances a producer makes.</summary>
    public static Props CreateBy(IIndirectActorProducer producer, params object[] args) => new(producer, DefaultDeploy, args);

    /// <summary>An actor whose instances a producer of that class makes.</summary>
    public static Props CreateBy<TProducer>(params object[] args)
        where TProducer : class, IIndirectActorProducer => new(typeof(TProducer), args);

    /// <summary>The same on another dispatcher.</summary>
    public Props WithDispatcher(string dispatcher) => With(Deploy.WithDispatcher(dispatcher));

    /// <summary>The same with another mailbox.</summary>
    public Props WithMailbox(string mailbox) => With(Deploy.WithMailbox(mailbox));

    /// <summary>The same with a bound for its stash.</summary>
    public Props WithStashCapacity(int stashCapacity) => With(Deploy.WithStashCapacity(stashCapacity));

    /// <summary>The same with another deployment; what that leaves open stays.</summary>
    public Props WithDeploy(Deploy deploy) => With(deploy.WithFallback(Deploy));

    /// <summary>The same with another strategy for its children.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy)
    {
        var copy = Copy();
        copy.SupervisorStrategy = supervisorStrategy;
        return copy;
    }

    /// <summary>A new instance; only the engine calls this.</summary>
    /// <exception cref="TypeLoadException">The constructor threw, or none fits.</exception>
    public virtual ActorBase NewActor()
    {
        try
        {
            return _producer.Produce();
        }
        catch (Exception cause)
        {
            throw new TypeLoadException(
                $"An actor of type {Type} could not be made with ({string.Join(", ", Arguments)})", cause);
        }
    }

    /// <inheritdoc/>
    public bool Equals(Props? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Type == other.Type && Arguments.Length == other.Arguments.Length && Deploy.Equals(other.Deploy));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj?.GetType() == GetType() && Equals((Props)obj);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Deploy);

    /// <summary>A copy; derived classes copy what is theirs.</summary>
    protected virtual Props Copy() => new(this);

    internal void Release(ActorBase actor) => _producer.Release(actor);

    private Props With(Deploy deploy)
    {
        var copy = Copy();
        copy.Deploy = deploy;
        return copy;
    }

    private static Type Required(Type type) =>
        type ?? throw new ArgumentNullException(nameof(type), "Props need the type of an actor.");

    private sealed class EmptyActor : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }
}
