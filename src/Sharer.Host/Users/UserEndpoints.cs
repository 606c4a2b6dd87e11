using Microsoft.AspNetCore.Http.HttpResults;

namespace Sharer.Host.Users;

/// <summary>The users over HTTP. Every handler awaits the shared database with the request's token.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/users").WithTags("Users")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);

        users.MapPost("", AddAsync).WithName("AddUser").WithSummary("Adds a user; it is on the disk when the answer comes.")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage);
        users.MapGet("", ShowAsync).WithName("ShowUsers").WithSummary("Shows users by id, a page at a time.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .AddOpenApiOperationTransformer(UserPageDescription.AddAsync);
        users.MapGet("/{id:long}", GetAsync).WithName("GetUser").WithSummary("Shows one user.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        users.MapDelete("/{id:long}", DeleteAsync).WithName("DeleteUser").WithSummary("Deletes one user.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<UserCreated, ProblemHttpResult>> AddAsync(
        HttpRequest request, NewUser user, SharedRef<UserDatabase> users, CancellationToken cancellationToken)
    {
        if (RefuseQuery(request) is { } refused)
            return refused;
        if (user.FindFaults() is { } faults)
            return Refuse(StatusCodes.Status422UnprocessableEntity, "The user breaks a limit", faults);
        var id = await users.AddUserAsync(user.Name, user.Age, user.Gender, cancellationToken);
        return new UserCreated(new User(id, user.Name, user.Age, user.Gender));
    }

    private static async Task<Results<Ok<IReadOnlyList<User>>, ProblemHttpResult>> ShowAsync(
        HttpRequest request, SharedRef<UserDatabase> users, CancellationToken cancellationToken)
    {
        var page = UserPage.Read(request.Query, out var faults, out var areLimits);
        if (faults.Count > 0)
            return areLimits
                ? Refuse(StatusCodes.Status422UnprocessableEntity, "The query breaks a limit", faults)
                : Refuse(StatusCodes.Status400BadRequest, "The query cannot be used", faults);
        return TypedResults.Ok(await users.ShowUsersAsync(page.Pattern, page.Limit, page.After, cancellationToken));
    }

    private static async Task<Results<UserFound, ProblemHttpResult>> GetAsync(
        HttpRequest request, long id, SharedRef<UserDatabase> users, CancellationToken cancellationToken)
    {
        if (RefuseQuery(request) is { } refused)
            return refused;
        return await users.GetUserAsync(id, cancellationToken) is { } user ? new UserFound(user) : NoSuchUser(id);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        HttpRequest request, long id, SharedRef<UserDatabase> users, CancellationToken cancellationToken)
    {
        if (RefuseQuery(request) is { } refused)
            return refused;
        return await users.DeleteUserAsync(id, cancellationToken) ? TypedResults.NoContent() : NoSuchUser(id);
    }

    /// <summary>The answer to a query string where none is known; null without one. No endpoint filter: that costs each request three more awaits.</summary>
    private static ProblemHttpResult? RefuseQuery(HttpRequest request) => !request.QueryString.HasValue || request.Query.Count == 0
        ? null
        : Refuse(StatusCodes.Status400BadRequest, "The query cannot be used", request.Query.Keys.ToDictionary(key => key, _ => new[] { "is not known here" }));

    private static ProblemHttpResult NoSuchUser(long id) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound, title: "No such user", detail: $"There is no user {id}.");

    private static ProblemHttpResult Refuse(int status, string title, Dictionary<string, string[]> faults) =>
        TypedResults.Problem(new HttpValidationProblemDetails(faults) { Status = status, Title = title });
}
