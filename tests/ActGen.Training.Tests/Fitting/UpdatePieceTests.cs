using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Fitting;

public class UpdatePieceTests
{
    private static readonly UpdatePiece[] Pieces = UpdatePiece.Cut(
        new Sequential(784, new Dense(128), new Activation<HandPRelu>(), new Dense(128), new Activation<HandPRelu>(), new Dense(10)));

    [Fact]
    public void ThePiecesHoldEveryValueOnce()
    {
        foreach (var pieces in Pieces.GroupBy(piece => piece.Parameter))
        {
            var end = 0;
            foreach (var piece in pieces.OrderBy(piece => piece.Start))
            {
                Assert.Equal(end, piece.Start);
                end += piece.Length;
            }

            Assert.Equal(pieces.Key.Length, end);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void EqualSharesOfThePiecesAreEqualWork(int threads)
    {
        const int Largest = 4096;
        var total = Pieces.Where(piece => piece.Parameter.WholeBatch).Sum(piece => piece.Length);
        for (var thread = 0; thread < threads; thread++)
        {
            var share = Pieces[(Pieces.Length * thread / threads)..(Pieces.Length * (thread + 1) / threads)];
            Assert.Equal(total / threads, share.Where(piece => piece.Parameter.WholeBatch).Sum(piece => piece.Length), 1.5 * Largest);
        }
    }
}
