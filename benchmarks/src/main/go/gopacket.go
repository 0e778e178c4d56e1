// gopacket DEVICE: gopacket's AF_PACKET reader without copying, on the protocol of receiver.h.
package main

import (
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/google/gopacket/afpacket"
)

var (
	handle                                *afpacket.TPacket
	packets, bytes, sum, drops, dropsThen uint64
	started                               time.Time
)

// The kernel counts from the last time that it was asked, and this library adds up.
func dropped() uint64 {
	_, statistics, err := handle.SocketStats()
	if err != nil {
		log.Fatal(err)
	}
	return uint64(statistics.Drops())
}

func mark(last byte) {
	if last == 0xed {
		packets, bytes, sum = 0, 0, 0
		dropsThen = dropped()
		started = time.Now()
		fmt.Println("WARM")
		return
	}
	fmt.Printf("RESULT {\"packets\":%d,\"bytes\":%d,\"sum\":\"%d\",\"receiver_seconds\":%.6f,\"dropped\":%d}\n",
		packets, bytes, sum, time.Since(started).Seconds(), dropped()-dropsThen)
}

func touch(frame []byte) {
	if frame[5] >= 0xed {
		mark(frame[5])
		return
	}
	packets++
	bytes += uint64(len(frame))
	kind := binary.BigEndian.Uint16(frame[12:])
	sum += uint64(kind)
	if kind == 0x0800 {
		protocol := frame[23]
		sum += uint64(protocol) + uint64(binary.BigEndian.Uint32(frame[26:])) + uint64(binary.BigEndian.Uint32(frame[30:]))
		if protocol == 6 || protocol == 17 {
			transport := frame[14+int(frame[14]&15)*4:]
			sum += uint64(binary.BigEndian.Uint16(transport)) + uint64(binary.BigEndian.Uint16(transport[2:]))
		}
	}
}

func main() {
	var err error
	handle, err = afpacket.NewTPacket(afpacket.OptInterface(os.Args[1]), afpacket.OptFrameSize(2048),
		afpacket.OptBlockSize(1<<20), afpacket.OptNumBlocks(16), afpacket.OptBlockTimeout(10*time.Millisecond),
		afpacket.TPacketVersion3)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("READY")
	for {
		frame, _, err := handle.ZeroCopyReadPacketData()
		if err != nil {
			log.Fatal(err)
		}
		touch(frame)
	}
}
