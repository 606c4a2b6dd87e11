using System.Globalization;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C18")]
    public async Task FlowExecutionContext_TakesTheCallersValuesAlong()
    {
        var shared = Share(() => new object(), static o => o.FlowExecutionContext = true);
        await InContextAsync("ambient", async culture =>
        {
            Assert.Equal(("ambient", culture), await shared.AskAsync(static _ => (Ambient.Value, CultureInfo.CurrentCulture)).Soon());
            Assert.Equal("ambient", await shared.UseAsync(static async (_, _) =>
            {
                await Task.Yield();
                return Ambient.Value;
            }).Soon());
        });
        Assert.Null(await shared.AskAsync(static _ => Ambient.Value).Soon());
    }

    [Fact, Trait("Contract", "C12")]
    public async Task FlowExecutionContext_LeavesSelfCallsRecognised()
    {
        var shared = Share(() => new object(), static o => o.FlowExecutionContext = true);

        await InContextAsync("ambient", _ => Assert.ThrowsAsync<SelfCallException>(
            async () => await shared.UseAsync(async (_, _) => await shared.AskAsync(static _ => 1)).Soon()));
    }

    private static Task InContextAsync(string ambient, Func<CultureInfo, Task> action) => Task.Run(async () =>
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        Ambient.Value = ambient;
        CultureInfo.CurrentCulture = culture;
        await action(culture);
    });
}
