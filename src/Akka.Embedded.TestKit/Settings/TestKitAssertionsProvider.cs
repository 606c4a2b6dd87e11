using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Provides the assertions that the tests of an actor system use.</summary>
public class TestKitAssertionsProvider : IExtension
{
    /// <summary>Makes a provider of some assertions.</summary>
    public TestKitAssertionsProvider(ITestKitAssertions assertions) => Assertions = assertions;

    /// <summary>The assertions.</summary>
    public ITestKitAssertions Assertions { get; }
}
