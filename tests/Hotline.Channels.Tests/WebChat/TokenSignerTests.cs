using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Hotline.Channels.WebChat;
using Hotline.Channels.WebChat.Access;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Channels.Tests.WebChat;

public sealed class TokenSignerTests
{
    private static readonly ConversationGrant Grant = new("conversation1", "dl_user") { Origins = ["https://city.example"] };

    private readonly FakeTimeProvider clock = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
    private readonly TokenSigner signer;

    public TokenSignerTests() => signer = New("first-secret-of-these-tests");

    [Fact]
    public void Read_OwnToken_GivesTheGrantBack()
    {
        var reading = signer.Read(TokenUse.Conversation, Issue());

        reading.State.ShouldBe(TokenState.Valid);
        reading.Grant.ShouldNotBeNull().ConversationId.ShouldBe("conversation1");
        reading.Grant.UserId.ShouldBe("dl_user");
        reading.Grant.Origins.ShouldBe(["https://city.example"]);
    }

    [Fact]
    public void Read_TokenOfAnotherNodeWithTheSameSecret_Valid()
        => New("first-secret-of-these-tests").Read(TokenUse.Conversation, Issue()).State.ShouldBe(TokenState.Valid);

    [Fact]
    public void Read_TokenOfAnotherSecret_Invalid()
        => New("second-secret-of-these-tests").Read(TokenUse.Conversation, Issue()).State.ShouldBe(TokenState.Invalid);

    [Theory]
    [InlineData(nameof(TokenUse.Stream))]
    [InlineData(nameof(TokenUse.Resume))]
    public void Read_TokenForAnotherUse_Invalid(string use)
        => signer.Read(Enum.Parse<TokenUse>(use), Issue()).State.ShouldBe(TokenState.Invalid);

    [Fact]
    public void Read_LastSecondOfItsLife_Valid()
    {
        var token = Issue();
        clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));

        signer.Read(TokenUse.Conversation, token).State.ShouldBe(TokenState.Valid);
    }

    [Fact]
    public void Read_AtItsEnd_Expired()
    {
        var token = Issue();
        clock.Advance(TimeSpan.FromMinutes(30));

        var reading = signer.Read(TokenUse.Conversation, token);

        reading.State.ShouldBe(TokenState.Expired);
        reading.Grant.ShouldBeNull();
    }

    [Fact]
    public void Read_AnyCharacterChanged_Invalid()
    {
        var token = Issue();
        for (var i = 0; i < token.Length; i++)
        {
            var forged = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            // The last character of base64url carries bits that mean nothing; a strict decoder still refuses most of them.
            if (i < token.Length - 1)
                signer.Read(TokenUse.Conversation, forged).State.ShouldBe(TokenState.Invalid, $"character {i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.\u0000\uD83D")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJjb252IjoiYyIsImV4cCI6OTk5OTk5OTk5OX0.")]
    public void Read_NotAToken_Invalid(string token)
        => signer.Read(TokenUse.Conversation, token).State.ShouldBe(TokenState.Invalid);

    [Fact]
    public void Read_Endless_Invalid()
        => signer.Read(TokenUse.Conversation, Issue() + new string('A', 1_000_000)).State.ShouldBe(TokenState.Invalid);

    [Fact]
    public void Issue_Payload_HasTheClaimsThatMicrosoftsClientsRead()
    {
        var parts = Issue().Split('.');

        parts.Length.ShouldBe(3);
        var claims = JsonNode.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])))!;
        ((string?)claims["user"]).ShouldBe("dl_user");
        ((string?)claims["conv"]).ShouldBe("conversation1");
        ((long)claims["exp"]!).ShouldBe(clock.GetUtcNow().AddMinutes(30).ToUnixTimeSeconds());
    }

    private string Issue() => signer.Issue(TokenUse.Conversation, Grant, TokenLifetimes.Conversation);

    private TokenSigner New(string secret) => new(new WebChatOptions { Secret = secret }, clock);
}
