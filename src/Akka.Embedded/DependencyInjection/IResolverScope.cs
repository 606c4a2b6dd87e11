namespace Akka.DependencyInjection;

/// <summary>A scope for scoped services; disposing of it disposes of them.</summary>
public interface IResolverScope : IDisposable
{
    /// <summary>Resolves within the scope.</summary>
    IDependencyResolver Resolver { get; }
}
