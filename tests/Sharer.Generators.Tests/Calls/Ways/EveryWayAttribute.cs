using System.Reflection;
using Xunit.Sdk;

namespace Sharer.Generators.Tests.Calls.Ways;

internal sealed class EveryWayAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Enum.GetValues<Way>().Select(static way => new object[] { way });
}
