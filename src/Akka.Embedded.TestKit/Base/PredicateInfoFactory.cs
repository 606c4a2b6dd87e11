namespace Akka.TestKit;

/// <summary>Makes <see cref="PredicateInfo"/>s.</summary>
public static class PredicateInfoFactory
{
    /// <summary>Makes one of a condition.</summary>
    public static PredicateInfo CreatePredicateInfo<T>(this Predicate<T> predicateT) => PredicateInfo.Create(predicateT);

    /// <summary>Makes one of a delegate that takes a message and returns a bool.</summary>
    /// <exception cref="ArgumentException">The delegate is of another kind.</exception>
    public static PredicateInfo CreatePredicateInfo<T>(this Delegate predicateT)
    {
        var method = predicateT.Method;
        if (method.ReturnType != typeof(bool))
            throw new ArgumentException("Return type of this Delegate is not a boolean.", nameof(predicateT));
        if (predicateT.GetType().GetMethod("Invoke")!.GetParameters().Length != 1)
            throw new ArgumentException("Delegate does not take exactly one parameter.", nameof(predicateT));
        return PredicateInfo.Create(predicateT as Predicate<T>
            ?? (Predicate<T>)Delegate.CreateDelegate(typeof(Predicate<T>), predicateT.Target, method));
    }
}
