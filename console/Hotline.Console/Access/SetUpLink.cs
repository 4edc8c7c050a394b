using System.Security.Cryptography;
using System.Text;
using Hotline.Bot.Staff;

namespace Hotline.Console.Access;

/// <summary>The one-time way to the first administrator: a code that the start prints, and that is worth nothing once anybody has an account.</summary>
public sealed class SetUpLink(IStaffAccounts accounts)
{
    private const int CodeBytes = 24;

    private readonly string code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CodeBytes));

    /// <summary>Its path and query, or null where somebody has an account already.</summary>
    public async Task<string?> PathAsync(CancellationToken cancellationToken)
        => await IsOpenAsync(cancellationToken) ? "/console/set-up?code=" + code : null;

    /// <summary>True where the code is the printed one and nobody has an account yet.</summary>
    public async Task<bool> AcceptsAsync(string? given, CancellationToken cancellationToken)
        => given is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(code))
            && await IsOpenAsync(cancellationToken);

    private async Task<bool> IsOpenAsync(CancellationToken cancellationToken) => (await accounts.ListAsync(cancellationToken)).Count == 0;
}
