using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Sharer.Host.Users;

namespace Sharer.Host.Tests.Running;

internal static class Answers
{
    private static readonly string[] Leaks = ["   at ", "Exception", "System.", "Microsoft.", "Sharer.Host", "SQLite Error", "SELECT ", "INSERT ", ".cs:line"];

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public static Task<HttpResponseMessage> AddAsync(this HttpClient client, string name, int age = 34, string gender = "f") =>
        client.PostAsJsonAsync("/users", new { name, age, gender });

    public static async Task<User> ReadUserAsync(this HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<User>())!;

    /// <summary>The document, after what every problem document must be.</summary>
    public static async Task<JsonElement> ReadProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)status}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        foreach (var leak in Leaks)
            Assert.DoesNotContain(leak, body, StringComparison.Ordinal);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("title").GetString()));
        Assert.Matches("^[0-9a-f]{32}$", problem.GetProperty("traceId").GetString());
        return problem;
    }

    public static string Text(this JsonElement problem, string member) => problem.GetProperty(member).GetString()!;

    public static string[] Errors(this JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)];
}
