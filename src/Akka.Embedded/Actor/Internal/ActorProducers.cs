using System.Linq.Expressions;
using System.Reflection;

namespace Akka.Actor.Internal;

/// <summary>The ways to make an instance.</summary>
internal static class ActorProducers
{
    public static readonly IIndirectActorProducer Missing = new FunctionProducer<ActorBase>(
        static () => throw new InvalidOperationException("No actor producer specified!"));

    public static IIndirectActorProducer For<TActor>(Func<TActor> factory)
        where TActor : ActorBase => new FunctionProducer<TActor>(factory);

    public static IIndirectActorProducer For<TActor>(NewExpression creation, object[] args)
        where TActor : ActorBase => creation.Constructor is { } constructor
        ? new ConstructorProducer(typeof(TActor), constructor, args)
        : For(typeof(TActor), args);

    public static IIndirectActorProducer For(Type? type, object[]? args)
    {
        if (type is null)
            return Missing;
        if (typeof(IIndirectActorProducer).IsAssignableFrom(type))
            return (IIndirectActorProducer)Activator.CreateInstance(type, args)!;
        return typeof(ActorBase).IsAssignableFrom(type)
            ? new ActivatorProducer(type, args)
            : throw new ArgumentException($"Unknown actor producer [{type.FullName}]", nameof(type));
    }

    public static object[] Evaluate(IReadOnlyCollection<Expression> arguments)
    {
        var values = new object[arguments.Count];
        var next = 0;
        foreach (var argument in arguments)
            values[next++] = Evaluate(argument)!;
        return values;
    }

    // Compiling an expression costs a millisecond; what stands in the arguments is nearly always one of these.
    private static object? Evaluate(Expression? expression) => expression switch
    {
        null => null,
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(Evaluate(member.Expression)),
        MemberExpression { Member: PropertyInfo { CanRead: true } property } member when property.GetIndexParameters().Length == 0 =>
            property.GetValue(Evaluate(member.Expression), BindingFlags.DoNotWrapExceptions, null, null, null),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } cast
            when cast.Type.IsAssignableFrom(cast.Operand.Type) => Evaluate(cast.Operand),
        _ => Expression.Lambda<Func<object>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)(),
    };

    private sealed class FunctionProducer<TActor>(Func<TActor> factory) : IIndirectActorProducer
        where TActor : ActorBase
    {
        public Type ActorType => typeof(TActor);

        public ActorBase Produce() => factory();

        public void Release(ActorBase actor)
        {
        }
    }

    private sealed class ActivatorProducer(Type type, object[]? args) : IIndirectActorProducer
    {
        public Type ActorType => type;

        public ActorBase Produce() => (ActorBase)Activator.CreateInstance(type, args)!;

        public void Release(ActorBase actor)
        {
        }
    }

    private sealed class ConstructorProducer(Type type, ConstructorInfo constructor, object[] args) : IIndirectActorProducer
    {
        public Type ActorType => type;

        public ActorBase Produce() => (ActorBase)constructor.Invoke(args);

        public void Release(ActorBase actor)
        {
        }
    }
}
