using System.Net.Sockets;
using System.Reflection;
using Akka.Configuration;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Sharer.Host.Settings;

namespace Sharer.Host.Startup;

/// <summary>Tells failures of the set-up, which a message explains, from failures of the program, which need their stack.</summary>
internal static class StartFailure
{
    /// <summary>One message that names the thing; <see langword="null"/> for a failure that nobody foresaw.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        AggregateException { InnerExceptions.Count: 1 } or TargetInvocationException => Explain(failure.InnerException!),
        SettingsException or ConfigurationException or OptionsValidationException => Whole(failure),

        // What the server says of an address that it cannot use: a port beyond the range, https without a certificate.
        ArgumentOutOfRangeException { ParamName: "port" } or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" or "Microsoft.AspNetCore.Server.Kestrel" } => Whole(failure),

        // A configuration file that cannot be read, or an address that is none.
        InvalidDataException or FormatException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException => Whole(failure),

        // An address that is in use, not of this machine or not allowed.
        AddressInUseException or SocketException => Whole(failure),
        IOException { InnerException: AddressInUseException or SocketException } => failure.Message,
        _ => null,
    };

    /// <summary>The message and its causes, on one line.</summary>
    private static string Whole(Exception failure)
    {
        var message = failure.Message;
        for (var cause = failure.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (!message.Contains(cause.Message, StringComparison.Ordinal))
                message += " " + cause.Message;
        }

        return string.Join(' ', message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
