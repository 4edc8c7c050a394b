using System.Globalization;
using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class TicketNumbersTests
{
    [Theory]
    [InlineData(572, 4)]
    [InlineData(5724, 0)]
    [InlineData(0, 0)]
    public void Of_PublishedExample_GivesItsCheckDigit(long number, int expected) => DammCheckDigit.Of(number).ShouldBe(expected);

    [Theory]
    [InlineData(1, 8)]
    [InlineData(9_000_000, 8)]
    [InlineData(9_000_001, 9)]
    [InlineData(99_000_000, 9)]
    [InlineData(99_000_001, 10)]
    public void For_Sequence_GrowsByADigitWhenTheShorterAreUsedUp(long sequence, int digits)
    {
        var number = TicketNumbers.For(sequence);
        number.ToString().Length.ShouldBe(digits);
        TicketNumbers.IsWellFormed(number).ShouldBeTrue();
    }

    [Fact]
    public void For_ManySequences_NeverGivesANumberTwice()
    {
        var seen = new HashSet<long>();
        for (var sequence = 1L; sequence <= 300_000; sequence++)
            seen.Add(TicketNumbers.For(sequence).Value).ShouldBeTrue();
        for (var sequence = 9_000_001L; sequence <= 9_100_000; sequence++)
            seen.Add(TicketNumbers.For(sequence).Value).ShouldBeTrue();
    }

    [Fact]
    public void For_Neighbours_DoNotLookAlike()
    {
        var alike = Enumerable.Range(1, 20_000).Count(n => DigitsThatDiffer(TicketNumbers.For(n), TicketNumbers.For(n + 1)) < 4);
        alike.ShouldBeLessThan(20_000 / 50);
    }

    [Fact]
    public void For_NoSequence_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => TicketNumbers.For(0));
        Should.Throw<ArgumentOutOfRangeException>(() => TicketNumbers.For(long.MaxValue));
    }

    [Fact]
    public void IsWellFormed_OneDigitWrongOrTwoSwapped_IsFalse()
    {
        for (var sequence = 1; sequence <= 200; sequence++)
        {
            var digits = TicketNumbers.For(sequence).ToString();
            for (var place = 0; place < digits.Length; place++)
            {
                for (var digit = '0'; digit <= '9'; digit++)
                    IsWellFormed([.. digits[..place], digit, .. digits[(place + 1)..]]).ShouldBe(digit == digits[place]);
                if (place > 0)
                    IsWellFormed([.. digits[..(place - 1)], digits[place], digits[place - 1], .. digits[(place + 1)..]]).ShouldBe(digits[place] == digits[place - 1]);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-10000000)]
    [InlineData(1234567)]
    [InlineData(long.MaxValue)]
    public void IsWellFormed_TooShortOrTooLong_IsFalse(long number) => TicketNumbers.IsWellFormed(new(number)).ShouldBeFalse();

    private static bool IsWellFormed(char[] digits) => TicketNumbers.IsWellFormed(new(long.Parse(digits, CultureInfo.InvariantCulture)));

    private static int DigitsThatDiffer(TicketNumber one, TicketNumber other) => one.ToString().Zip(other.ToString()).Count(pair => pair.First != pair.Second);
}
